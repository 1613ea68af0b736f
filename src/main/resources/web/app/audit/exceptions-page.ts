import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { LOOKS } from '../frame/looks';
import type { Listing } from '../frame/paged-list';
import '../frame/paged-list';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import type { AuditExceptionKind } from '../graphql/enums';
import { ENTRY_ROWS, entryRow } from './entry-row';
import { Exceptions, Outlook, type FoundException, type ListedEntry, type OutlookResult } from './operations';
import './review-mark';
import { TEXTS } from './texts';
import { KINDS } from './words';

/** Of each kind so many are shown at first. */
const FEW = 5;

/** What happened since the auditor looked last and needs a look: by kind, the newest first, until they say that they have looked. */
class ExceptionsPage extends LitElement {
  static override properties = {
    query: { attribute: false },
    outlook: { state: true },
    newest: { state: true },
    listing: { state: true },
    problem: { state: true },
    done: { state: true },
  };

  /** The query string of the address: one kind, or none for all. */
  declare query: string;
  declare outlook: OutlookResult | null;
  declare newest: ReadonlyMap<AuditExceptionKind, ReadonlyArray<FoundException>>;
  declare listing: Listing<ListedEntry> | null;
  declare problem: Problem | null;
  /** Whether the reader has just said that they have reviewed. */
  declare done: boolean;

  private asked = 0;

  constructor() {
    super();
    this.query = '';
    this.outlook = null;
    this.newest = new Map();
    this.listing = null;
    this.problem = null;
    this.done = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.exceptions.title} – Imprimatur`;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('query')) {
      void this.load();
    }
  }

  private get kind(): AuditExceptionKind | null {
    const kind = new URLSearchParams(this.query).get('kind');
    return kind !== null && Object.hasOwn(KINDS, kind) ? (kind as AuditExceptionKind) : null;
  }

  private readonly load = async (): Promise<void> => {
    const question = ++this.asked;
    const { kind } = this;
    try {
      const outlook = await operate(Outlook, {});
      const since = outlook.auditOutlook.sinceIndex;
      const newest = new Map<AuditExceptionKind, ReadonlyArray<FoundException>>();
      if (kind === null) {
        for (const each of outlook.auditOutlook.counts) {
          const { nodes } = (await operate(Exceptions, { since, kind: each.kind, first: FEW, after: null })).auditExceptions;
          newest.set(each.kind, nodes);
        }
      }
      if (question !== this.asked) {
        return;
      }
      const first = this.outlook === null;
      this.problem = null;
      this.newest = newest;
      this.listing = kind === null ? null : this.listingOf(kind, since);
      this.outlook = outlook;
      await this.updateComplete;
      if (first || kind !== null) {
        this.renderRoot.querySelector('h1')?.focus();
      }
    } catch (failure) {
      if (question === this.asked) {
        this.problem = problemOf(failure);
      }
    }
  };

  private listingOf(kind: AuditExceptionKind, since: string): Listing<ListedEntry> {
    const count = async (after: string | null) => {
      const { nodes, pageInfo } = (await operate(Exceptions, { since, kind, first: 50, after })).auditExceptions;
      return { nodes: nodes.flatMap(({ entry }) => (entry === null ? [] : [entry])), pageInfo };
    };
    return {
      load: count,
      row: entryRow,
      label: TEXTS.exceptions.list(KINDS[kind].title),
      loading: TEXTS.exceptions.loading,
      signedOut: TEXTS.exceptions.signedOut,
      empty: () => html`<p class="panel">${TEXTS.exceptions.empty}</p>`,
    };
  }

  private readonly reviewed = (): void => {
    this.done = true;
    void this.load();
  };

  override render(): TemplateResult {
    const { outlook } = this;
    if (this.problem !== null) {
      return html`
        <h1 tabindex="-1">${TEXTS.exceptions.title}</h1>
        ${trouble(this.problem, () => void this.load(), TEXTS.exceptions.signedOut)}
      `;
    }
    if (outlook === null) {
      return html`<p role="status">${TEXTS.exceptions.loading}</p>`;
    }
    const { kind } = this;
    return kind === null || this.listing === null ? this.all(outlook) : this.ofOneKind(kind, this.listing);
  }

  private all(outlook: OutlookResult): TemplateResult {
    const { counts } = outlook.auditOutlook;
    const reviewed = outlook.viewer.exceptionsReviewed;
    return html`
      <h1 tabindex="-1">${TEXTS.exceptions.title}</h1>
      <p class="quiet">
        ${reviewed === null
          ? TEXTS.exceptions.never
          : TEXTS.exceptions.since(instant(reviewed.reviewedAt), reviewed.throughIndex)}
      </p>
      <div role="status">${this.done ? html`<p class="notice good">${TEXTS.exceptions.done}</p>` : nothing}</div>
      ${counts.length === 0
        ? html`
            <div class="panel">
              <p><b>${TEXTS.exceptions.empty}</b></p>
              <p class="quiet">${TEXTS.exceptions.emptyHint}</p>
              <button type="button" @click=${this.load}>${TEXTS.exceptions.reload}</button>
            </div>
          `
        : html`
            <nav aria-label=${TEXTS.exceptions.kinds} class="kinds">
              ${counts.map(
                ({ kind, count }) => html`<a class="tag" href=${`/audit/exceptions?kind=${kind}`}>${KINDS[kind].title}: <b>${count.toLocaleString()}</b></a>`,
              )}
            </nav>
            ${counts.map(({ kind, count }) => this.section(kind, count))}
            <imprimatur-review-mark
              .count=${counts.reduce((sum, { count }) => sum + count, 0)}
              .through=${outlook.auditOutlook.throughIndex}
              @reviewed=${this.reviewed}
            ></imprimatur-review-mark>
          `}
    `;
  }

  private section(kind: AuditExceptionKind, count: number): TemplateResult {
    const shown = (this.newest.get(kind) ?? []).flatMap(({ entry }) => (entry === null ? [] : [entry]));
    return html`
      <section aria-labelledby=${kind}>
        <h2 id=${kind}>${KINDS[kind].title} <span class="quiet">${count.toLocaleString()}</span></h2>
        <p class="quiet">${KINDS[kind].hint}</p>
        <div role="list" class="part" aria-label=${TEXTS.exceptions.list(KINDS[kind].title)}>
          ${shown.map((entry) => html`<div role="listitem" class="row">${entryRow(entry)}</div>`)}
        </div>
        ${count > shown.length
          ? html`<p><a href=${`/audit/exceptions?kind=${kind}`}>${TEXTS.exceptions.all(count)}<span class="unseen">: ${KINDS[kind].title}</span></a></p>`
          : nothing}
      </section>
    `;
  }

  private ofOneKind(kind: AuditExceptionKind, listing: Listing<ListedEntry>): TemplateResult {
    return html`
      <p class="path"><a href="/audit/exceptions">${TEXTS.exceptions.back}</a></p>
      <h1 tabindex="-1">${KINDS[kind].title}</h1>
      <p class="quiet">${KINDS[kind].hint}</p>
      <imprimatur-paged-list .listing=${listing}></imprimatur-paged-list>
    `;
  }

  static override styles = [
    LOOKS,
    ENTRY_ROWS,
    css`
      .kinds {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3rem;
        margin: 0.75rem 0 1.25rem;
      }
      .kinds a {
        padding: 0.25rem 0.8rem;
      }
      section {
        margin-bottom: 1.75rem;
      }
      h2 {
        margin-bottom: 0;
      }
      .path {
        margin: 0 0 0.75rem;
      }
    `,
  ];
}

customElements.define('imprimatur-exceptions-page', ExceptionsPage);
