import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import { save } from '../frame/save';
import { problemOf } from '../graphql/client';
import type { ShownEntry } from './entry-body';
import './log-trust';
import type { LogTrust } from './log-trust';
import { CannotVerify } from './merkle';
import { ServiceLog } from './service-log';
import { TEXTS } from './texts';
import { Trust, type SeenHead } from './trust';
import { alarming, notice, reassuring, sizeOf, type Verdicts } from './verdict-view';
import { verifyEntries, verifyHead, type EntryVerdict, type HeadVerdict, type VerifiedEntry } from './verification';
import { MARKS } from './verification-marks';

const TEXT = { type: 'text/plain' };

/**
 * Verifies in the browser what a page shows of the log, with the key that the auditor gave. The newest head is looked at whenever
 * it comes into a page, so that nobody has to think of it. Tells `verified` with what became of each entry.
 */
class VerificationPanel extends LitElement {
  static override properties = {
    shown: { attribute: false },
    one: { attribute: false },
    key: { state: true },
    told: { state: true },
    verdict: { state: true },
    verdicts: { state: true },
    busy: { state: true },
    progress: { state: true },
    trouble: { state: true },
    open: { state: true },
  };

  /** What the page shows when it is asked. */
  declare shown: () => ReadonlyArray<ShownEntry>;
  /** Whether the page is about one entry, which is then verified unasked. */
  declare one: boolean;
  declare key: string | null;
  declare told: ReadonlyArray<string>;
  declare verdict: HeadVerdict | null;
  declare verdicts: Verdicts | null;
  declare busy: boolean;
  declare progress: string;
  declare trouble: string;
  declare open: boolean;

  private trust: Trust | null = null;

  constructor() {
    super();
    this.one = false;
    this.key = null;
    this.told = [];
    this.verdict = null;
    this.verdicts = null;
    this.busy = false;
    this.progress = '';
    this.trouble = '';
    this.open = false;
  }

  override firstUpdated(): void {
    try {
      this.trust = new Trust(localStorage);
      this.key = this.trust.key;
    } catch {
      this.trust = null;
    }
    void this.look(this.one);
  }

  /** Looks at the newest head, and with it at the entries when they are asked for. */
  private async look(entries: boolean): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.progress = TEXTS.verify.busy;
    this.trouble = '';
    this.verdict = null;
    this.tell(null);
    try {
      await this.verify(entries ? this.shown() : null);
    } catch (failure) {
      // Whatever was found before the trouble is not all of it.
      this.verdict = null;
      this.tell(null);
      this.trouble = failure instanceof CannotVerify ? TEXTS.verify.old : problemOf(failure).message;
    }
    this.busy = false;
    this.progress = '';
  }

  private async verify(shown: ReadonlyArray<ShownEntry> | null): Promise<void> {
    const log = new ServiceLog((done) => {
      this.progress = TEXTS.verify.done(done, shown?.length ?? 0);
    });
    if (this.trust === null) {
      this.trouble = TEXTS.verify.storage;
      return;
    }
    this.key = this.trust.key;
    if (this.key === null) {
      await log.head();
      this.told = log.keys;
      return;
    }
    const verdict = await verifyHead(log, this.trust, this.key);
    this.told = log.keys;
    if (verdict.kind === 'verified' && shown !== null) {
      const verdicts = await verifyEntries(log, verdict.head, shown);
      this.tell(new Map(shown.map((entry, at) => [entry, verdicts[at] as EntryVerdict])));
    }
    this.verdict = verdict;
  }

  private tell(verdicts: Verdicts | null): void {
    this.verdicts = verdicts;
    this.dispatchEvent(new CustomEvent<Verdicts>('verified', { detail: verdicts ?? new Map() }));
  }

  private async pressed(): Promise<void> {
    if (this.key === null && this.trust !== null) {
      this.open = true;
      await this.updateComplete;
      await this.renderRoot.querySelector<LogTrust>('imprimatur-log-trust')?.begin();
    } else {
      await this.look(true);
    }
  }

  private keep(event: CustomEvent<string>): void {
    this.trust?.keep(event.detail);
    void this.look(this.one);
  }

  private forget(): void {
    this.trust?.forget((this.key ?? '').split('+')[0] ?? '');
    void this.look(false);
  }

  override render(): TemplateResult {
    const texts = TEXTS.verify;
    return html`
      <section class="panel" aria-labelledby="title">
        <h2 id="title">${texts.title}</h2>
        <p class="quiet">${texts.lead}</p>
        <p class="acts">
          <button type="button" aria-disabled=${this.busy} @click=${this.pressed}>
            ${this.key === null ? texts.toKey : this.one ? texts.one : texts.all}
          </button>
        </p>
        <div role="alert">${this.trouble === '' ? nothing : notice('danger', this.trouble)}${alarming(this.verdict, this.verdicts)}</div>
        <div role="status">
          ${this.status()}
        </div>
        ${this.takeAway()}
        <details ?open=${this.open} @toggle=${(event: Event) => {
          this.open = (event.target as HTMLDetailsElement).open;
        }}>
          <summary>${texts.more}</summary>
          <imprimatur-log-trust
            .key=${this.key}
            .told=${this.told}
            .head=${this.verdict?.kind === 'verified' ? this.verdict.head : null}
            @keep=${this.keep}
            @forget=${this.forget}
          ></imprimatur-log-trust>
        </details>
      </section>
    `;
  }

  private status(): TemplateResult | typeof nothing {
    if (this.busy) {
      return html`<p>${this.progress}</p>`;
    }
    return this.key === null && this.trust !== null
      ? html`<p>${TEXTS.verify.noKey}</p>`
      : reassuring(this.verdict, this.verdicts, this.one);
  }

  /** What somebody who does not believe this page either takes with them. */
  private takeAway(): TemplateResult | typeof nothing {
    const { verdict, verdicts } = this;
    if (verdict?.kind === 'alarm') {
      const { kept, head } = verdict;
      return html`
        <p class="acts">
          <button type="button" @click=${() => saveHead(kept, 'seen')}>${TEXTS.verify.saveKept(sizeOf(kept))}</button>
          ${head === null
            ? nothing
            : html`<button type="button" @click=${() => saveHead(head, 'shown')}>${TEXTS.verify.saveShown(sizeOf(head))}</button>`}
        </p>
      `;
    }
    const [only] = this.one ? [...(verdicts?.values() ?? [])] : [];
    return only?.kind === 'verified' ? this.ofEntry(only) : nothing;
  }

  private ofEntry({ index, proof, body }: VerifiedEntry): TemplateResult {
    return html`
      <p class="acts">
        <button type="button" @click=${() => save(new Blob([proof], TEXT), `imprimatur-entry-${index}.tlog-proof`)}>
          ${TEXTS.verify.proof}
        </button>
        <button type="button" @click=${() => save(new Blob([body], TEXT), `imprimatur-entry-${index}.json`)}>
          ${TEXTS.verify.bytes}
        </button>
      </p>
    `;
  }

  static override styles = [
    LOOKS,
    MARKS,
    css`
      .notice {
        margin: 0.5rem 0;
        overflow-wrap: anywhere;
      }
      .mark {
        margin-right: 0.4rem;
      }
      ul {
        margin: 0.4rem 0;
        padding-left: 1.4rem;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem;
      }
      summary {
        cursor: pointer;
        padding: 0.6rem 0;
        font-weight: 600;
      }
      @media print {
        .acts,
        details {
          display: none;
        }
      }
    `,
  ];
}

function saveHead(head: SeenHead, which: string): void {
  save(new Blob([head.note], TEXT), `imprimatur-log-${head.checkpoint.size}-${which}.checkpoint`);
}

customElements.define('imprimatur-verification', VerificationPanel);
