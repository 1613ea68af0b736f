import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { FACTS, LOOKS } from '../frame/looks';
import { documentPath, entryPath, personPath, releasePath, requestPath } from '../frame/routing';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import { ROLES } from '../session/roles';
import { whoAmI } from '../session/viewer';
import './private-texts';
import { Entry, EntryAt, type WholeEntry } from './operations';
import { searchPath, type Search } from './search';
import { TEXTS } from './texts';
import './verification-panel';
import { ACTS, OUTCOMES, words } from './words';

type Value = string | TemplateResult | null;

/** One entry of the log in full, with ways to what it is about and to its neighbours. */
class EntryPage extends LitElement {
  static override properties = {
    entryId: { attribute: false },
    entry: { state: true },
    previous: { state: true },
    next: { state: true },
    missing: { state: true },
    auditor: { state: true },
    problem: { state: true },
    done: { state: true },
  };

  declare entryId: string;
  declare entry: WholeEntry | null;
  declare previous: string | null;
  declare next: string | null;
  declare missing: boolean;
  /** Whether the viewer may have the bytes and the heads. */
  declare auditor: boolean;
  declare problem: Problem | null;
  /** What was just done, for whoever did it. */
  declare done: string;

  private asked = 0;

  constructor() {
    super();
    this.entry = null;
    this.previous = null;
    this.next = null;
    this.missing = false;
    this.auditor = false;
    this.problem = null;
    this.done = '';
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('entryId')) {
      this.entry = null;
      this.previous = null;
      this.next = null;
      this.missing = false;
      this.problem = null;
      this.done = '';
      void this.load();
    }
  }

  private erased(): void {
    this.done = TEXTS.erase.done;
    void this.load();
  }

  private async load(): Promise<void> {
    const question = ++this.asked;
    try {
      const { auditEntry } = await operate(Entry, { id: this.entryId });
      const { roles } = await whoAmI();
      if (question !== this.asked) {
        return;
      }
      this.problem = null;
      this.auditor = roles.includes('AUDITOR');
      this.entry = auditEntry;
      this.missing = auditEntry === null;
      document.title = `${auditEntry === null ? TEXTS.entry.missing : TEXTS.entry.title(auditEntry.index)} – Imprimatur`;
      await this.updateComplete;
      this.renderRoot.querySelector('h1')?.focus();
      if (auditEntry !== null && auditEntry.index !== null) {
        await this.findNeighbours(BigInt(auditEntry.index), question);
      }
    } catch (failure) {
      if (question === this.asked) {
        const problem = problemOf(failure);
        // A mangled link leads to nothing, as one to an entry that is not there does.
        this.missing = problem.code === 'INVALID_ID';
        this.problem = this.missing ? null : problem;
      }
    }
  }

  private async findNeighbours(index: bigint, question: number): Promise<void> {
    const at = async (place: bigint) =>
      place < 0n ? null : ((await operate(EntryAt, { index: String(place) })).auditEntryAt?.id ?? null);
    const [before, after] = await Promise.all([at(index - 1n), at(index + 1n)]);
    if (question === this.asked) {
      this.previous = before;
      this.next = after;
    }
  }

  override render(): TemplateResult {
    if (this.problem !== null) {
      return trouble(this.problem, () => void this.load(), TEXTS.search.signedOut);
    }
    if (this.missing) {
      return html`
        <h1 tabindex="-1">${TEXTS.entry.missing}</h1>
        <p><a href="/audit">${TEXTS.entry.toSearch}</a></p>
      `;
    }
    return this.entry === null ? html`<p role="status">${TEXTS.entry.loading}</p>` : this.whole(this.entry);
  }

  private whole(entry: WholeEntry): TemplateResult {
    const { labels } = TEXTS.entry;
    const rows: ReadonlyArray<readonly [string, Value]> = [
      [labels.when, html`<time datetime=${entry.occurredAt}>${instant(entry.occurredAt)}</time>`],
      [labels.index, entry.index],
      [labels.act, ACTS[entry.action]],
      [labels.outcome, OUTCOMES[entry.outcome]],
      [labels.reason, entry.reasonCode === null ? null : html`${words(entry.reasonCode)} (<code>${entry.reasonCode}</code>)`],
      [labels.by, this.by(entry)],
      [labels.role, entry.role === null ? null : ((ROLES as Record<string, string>)[entry.role] ?? words(entry.role))],
      [labels.from, entry.fromState === null ? null : words(entry.fromState)],
      [labels.to, entry.toState === null ? null : words(entry.toState)],
      [labels.person, this.thing('person', entry.personId, personPath)],
      [labels.document, this.thing('document', entry.documentId, documentPath)],
      [labels.request, this.thing('request', entry.approvalRequestId, requestPath)],
      [labels.release, this.thing('release', entry.releaseId, releasePath)],
    ];
    const codes: ReadonlyArray<readonly [string, string | null]> = [
      [labels.version, entry.versionId],
      [labels.manifest, entry.manifestSha256],
      [labels.actorId, entry.actorId],
      [labels.trace, entry.traceId],
      [labels.id, entry.id],
    ];
    return html`
      <p class="path"><a href="/audit">${TEXTS.entry.toSearch}</a></p>
      <h1 tabindex="-1">${TEXTS.entry.title(entry.index)}</h1>
      <p class="sentence">${entry.sentence}</p>
      <section class="panel" aria-label=${TEXTS.entry.title(entry.index)}>
        <dl>
          ${rows
            .filter(([, value]) => value !== null)
            .map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
          ${codes
            .filter(([, value]) => value !== null)
            .map(([label, value]) => html`<div class="wide"><dt>${label}</dt><dd class="digest">${value}</dd></div>`)}
        </dl>
      </section>
      ${this.auditor
        ? html`<imprimatur-verification .one=${true} .shown=${() => [entry]}></imprimatur-verification>`
        : nothing}
      <div role="status">${this.done === '' ? nothing : html`<p class="notice">${this.done}</p>`}</div>
      ${entry.details.length === 0
        ? nothing
        : html`<imprimatur-private-texts .entry=${entry} @erased=${this.erased}></imprimatur-private-texts>`}
      <div class="foot">
        <span>
          ${this.previous === null ? nothing : html`<a class="button" href=${entryPath(this.previous)}>${TEXTS.entry.previous}</a>`}
          ${this.next === null ? nothing : html`<a class="button" href=${entryPath(this.next)}>${TEXTS.entry.next}</a>`}
        </span>
        <button type="button" @click=${() => print()}>${TEXTS.entry.print}</button>
      </div>
    `;
  }

  private by(entry: WholeEntry): TemplateResult {
    return entry.actor === null
      ? html`${TEXTS.entry.noPerson} · <a href=${searchPath({ actor: entry.actorId })}>${TEXTS.entry.moreBy}</a>`
      : html`
          <a href=${personPath(entry.actor.id)}>${entry.actor.printedName}</a> ·
          <a href=${searchPath({ by: entry.actor.id })}>${TEXTS.entry.moreBy}</a>
        `;
  }

  private thing(
    name: 'person' | 'document' | 'request' | 'release',
    id: string | null,
    path: (id: string) => string,
  ): TemplateResult | null {
    const search: Partial<Search> = { [name]: id };
    const unseen = html`<span class="unseen"> (${TEXTS.things[name]})</span>`;
    return id === null
      ? null
      : html`
          <a href=${path(id)}>${TEXTS.entry.open}${unseen}</a> ·
          <a href=${searchPath(search)}>${TEXTS.entry.more}${unseen}</a>
        `;
  }

  static override styles = [
    LOOKS,
    FACTS,
    css`
      .path {
        margin: 0 0 0.75rem;
      }
      .sentence {
        font-size: 1.15rem;
        margin: 0 0 0.9rem;
        overflow-wrap: anywhere;
      }
      .foot,
      .foot span {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0.6rem;
      }
      @media print {
        .path,
        .foot {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-entry-page', EntryPage);
