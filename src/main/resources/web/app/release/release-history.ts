import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { FIELDS, LOOKS } from '../frame/looks';
import { instant } from '../frame/instants';
import type { Answer, Listing, PagedList } from '../frame/paged-list';
import '../frame/paged-list';
import { operate } from '../graphql/client';
import { PermitUses, ReleaseTimeline, type PermitUsesResult, type ReleaseTimelineResult } from './operations';
import { TEXTS } from './texts';

type Entry = NonNullable<ReleaseTimelineResult['release']>['timeline']['nodes'][number];
type Use = NonNullable<PermitUsesResult['release']>['permitUses']['nodes'][number];

const NOTHING: Answer<never> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 };

/** Everything that happened to a release, the newest first, or the permits alone; there may be a million of them. */
export class ReleaseHistory extends LitElement {
  static override properties = { releaseId: { attribute: false }, permits: { state: true } };

  declare releaseId: string;
  declare permits: boolean;

  private everything: Listing<Entry> | null = null;
  private uses: Listing<Use> | null = null;

  constructor() {
    super();
    this.permits = false;
  }

  /** Asks for what is shown, anew. */
  async reload(): Promise<void> {
    await this.renderRoot.querySelector<PagedList>('imprimatur-paged-list')?.reload();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('releaseId')) {
      const id = this.releaseId;
      this.everything = {
        load: async (after) => (await operate(ReleaseTimeline, { id, after })).release?.timeline ?? NOTHING,
        row: (entry) => this.entry(entry),
        label: TEXTS.history.everythingLabel,
        loading: TEXTS.history.loading,
        empty: () => html`<p>${TEXTS.history.none}</p>`,
      };
      this.uses = {
        load: async (after) => (await operate(PermitUses, { id, after })).release?.permitUses ?? NOTHING,
        row: (use) => this.use(use),
        label: TEXTS.history.permitsLabel,
        loading: TEXTS.history.loading,
        empty: () => html`<p>${TEXTS.history.noPermits}</p>`,
      };
    }
  }

  override render(): TemplateResult {
    const choice = (permits: boolean, text: string) => html`
      <label class="field check">
        <input
          type="radio"
          name="show"
          .checked=${this.permits === permits}
          @change=${() => {
            this.permits = permits;
          }}
        />
        ${text}
      </label>
    `;
    return html`
      <fieldset>
        <legend class="unseen">${TEXTS.history.show}</legend>
        <div class="choices">${choice(false, TEXTS.history.everything)} ${choice(true, TEXTS.history.permits)}</div>
      </fieldset>
      ${this.permits
        ? html`<imprimatur-paged-list .listing=${this.uses}></imprimatur-paged-list>`
        : html`<div><imprimatur-paged-list .listing=${this.everything}></imprimatur-paged-list></div>`}
    `;
  }

  private entry(entry: Entry): TemplateResult {
    return html`
      <time class="quiet" datetime=${entry.occurredAt}>${instant(entry.occurredAt)}</time>
      <span>
        ${entry.sentence}
        ${entry.outcome === 'PERMITTED'
          ? nothing
          : html`<span class="tag danger">${entry.outcome === 'REFUSED' ? TEXTS.history.refused : TEXTS.history.failed}</span>`}
      </span>
    `;
  }

  private use(use: Use): TemplateResult {
    return html`
      <span class="quiet">${TEXTS.history.used} <time datetime=${use.usedAt}>${instant(use.usedAt)}</time></span>
      <span>
        ${use.redeemedAt === null
          ? TEXTS.history.notRedeemed
          : html`${TEXTS.history.redeemed} <time datetime=${use.redeemedAt}>${instant(use.redeemedAt)}</time>`}
        <br /><span class="digest quiet">${use.sha256}</span>
      </span>
    `;
  }

  static override styles = [
    LOOKS,
    FIELDS,
    css`
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.5rem;
      }
      .row {
        display: grid;
        grid-template-columns: minmax(14rem, auto) 1fr;
        gap: 0 1rem;
        padding: 0.4rem 0;
        border-bottom: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      .end {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: center;
        gap: 0.5rem;
        padding-top: 0.5rem;
      }
      @media (max-width: 40rem) {
        .row {
          grid-template-columns: 1fr;
        }
      }
      @media print {
        fieldset,
        .end button {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-release-history', ReleaseHistory);
