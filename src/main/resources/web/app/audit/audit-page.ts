import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import type { Answer, Listing, PagedList } from '../frame/paged-list';
import '../frame/paged-list';
import { goTo } from '../frame/routing';
import { operate } from '../graphql/client';
import { Live } from '../graphql/live';
import { ENTRY_ROWS, entryRow } from './entry-row';
import {
  Entries,
  EntriesFound,
  EntryAppended,
  type EntryAppendedResult,
  type EntryAppendedVariables,
  type ListedEntry,
} from './operations';
import { filterOf, queryOf, searchOf, searchPath, type Search } from './search';
import './search-form';
import { TEXTS } from './texts';
import type { Verdicts } from './verdict-view';
import './verification-panel';

/** The API counts no further. */
const COUNTED = 10_000;

/** The audit log, searched by what the address says, the newest first; what is appended meanwhile is shown when asked for. */
class AuditPage extends LitElement {
  static override properties = {
    query: { attribute: false },
    search: { state: true },
    listing: { state: true },
    found: { state: true },
    fresh: { state: true },
    known: { state: true },
  };

  /** The query string of the address. */
  declare query: string;
  declare search: Search;
  declare listing: Listing<ListedEntry>;
  declare found: number | null;
  /** Indexes of what was appended since the list was loaded. */
  declare fresh: ReadonlySet<string>;
  /** Whether somebody is known to be signed in who may search. */
  declare known: boolean;

  private verdicts: Verdicts = new Map();
  private live: Live<EntryAppendedResult, EntryAppendedVariables> | null = null;

  constructor() {
    super();
    this.query = '';
    this.found = null;
    this.fresh = new Set();
    this.known = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.search.title} – Imprimatur`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unfollow();
  }

  override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('query')) {
      this.search = searchOf(this.query);
      this.begin();
    }
  }

  private begin(): void {
    const { search } = this;
    this.unfollow();
    this.found = null;
    this.fresh = new Set();
    this.listing = {
      load: (before) => this.load(search, before),
      row: (entry) => entryRow(entry, this.verdicts.get(entry)),
      label: TEXTS.search.list,
      loading: TEXTS.search.loading,
      signedOut: TEXTS.search.signedOut,
      empty: () => html`
        <div class="panel">
          <p><b>${TEXTS.search.empty}</b></p>
          <p class="quiet">${TEXTS.search.emptyHint}</p>
        </div>
      `,
    };
  }

  /** The API's order is that of the log; the list is the other way round. */
  private async load(search: Search, before: string | null): Promise<Answer<ListedEntry>> {
    const filter = filterOf(search);
    const { nodes, pageInfo } = (await operate(Entries, { before, filter })).auditEntries;
    if (before === null) {
      const { totalCount } = (await operate(EntriesFound, { filter })).auditEntries;
      if (search === this.search) {
        this.found = totalCount;
      }
    }
    return {
      nodes: nodes.toReversed(),
      pageInfo: { hasNextPage: pageInfo.hasPreviousPage, endCursor: pageInfo.startCursor },
      totalCount: this.found === null || this.found >= COUNTED ? null : this.found,
    };
  }

  private get list(): PagedList<ListedEntry> | null {
    return this.renderRoot.querySelector<PagedList<ListedEntry>>('imprimatur-paged-list');
  }

  private readonly shown = (): ReadonlyArray<ListedEntry> => this.list?.items ?? [];

  private verified(event: CustomEvent<Verdicts>): void {
    this.verdicts = event.detail;
    this.list?.requestUpdate();
  }

  private unfollow(): void {
    this.live?.end();
    this.live = null;
  }

  /** Only behind what is shown, and only once it is known that somebody may. */
  private readonly follow = (): void => {
    this.known = true;
    if (this.live !== null || !this.isConnected) {
      return;
    }
    const afterIndex = this.list?.items[0]?.index ?? null;
    this.live = new Live(EntryAppended, { filter: filterOf(this.search), afterIndex }, {
      event: ({ auditEntryAppended: { index } }) => {
        if (index !== null) {
          // After a broken connection the same may be told again.
          this.fresh = new Set([...this.fresh, index]);
        }
      },
      caughtUp: () => undefined,
      liveness: () => undefined,
    });
  };

  private async showFresh(): Promise<void> {
    this.begin();
    scrollTo(0, 0);
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
  }

  private searched(event: CustomEvent<Search>): void {
    const path = searchPath(event.detail);
    if (path === location.pathname + location.search) {
      void this.showFresh();
    } else {
      goTo(path);
    }
  }

  override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${TEXTS.search.title}</h1>
      ${this.known ? this.tools() : nothing}
      ${this.known
        ? html`<imprimatur-verification .shown=${this.shown} @verified=${this.verified}></imprimatur-verification>`
        : nothing}
      <imprimatur-paged-list .listing=${this.listing} @loaded=${this.follow}></imprimatur-paged-list>
    `;
  }

  private tools(): TemplateResult {
    return html`
      <imprimatur-audit-search .search=${this.search} @search=${this.searched}></imprimatur-audit-search>
      ${this.things()}
      <div class="above">
        <span role="status">${this.counted()}</span>
        <button type="button" class="fresh" ?hidden=${this.fresh.size === 0} @click=${this.showFresh}>
          ${TEXTS.search.fresh(this.fresh.size)}
        </button>
        <a class="button export" download href=${`/audit/export.csv${queryOf(this.search)}`} title=${TEXTS.search.exportHint}>
          ${TEXTS.search.export}
        </a>
      </div>
    `;
  }

  private counted(): string {
    if (this.found === null) {
      return TEXTS.search.lead;
    }
    return this.found >= COUNTED ? TEXTS.search.foundMany : TEXTS.search.found(this.found);
  }

  /** What the search is about by ids, which no field of the form shows. */
  private things(): TemplateResult | typeof nothing {
    const { search } = this;
    const about = (['document', 'request', 'release', 'actor'] as const).filter((thing) => search[thing] !== null);
    return about.length === 0
      ? nothing
      : html`
          <ul class="things">
            ${about.map(
              (thing) => html`
                <li>
                  ${TEXTS.search.only} ${thing === 'actor' ? '' : 'this '}${TEXTS.things[thing]}
                  ${thing === 'actor' ? html`<code>${search.actor}</code>` : nothing}
                  <a href=${searchPath({ ...search, [thing]: null })}>${TEXTS.search.remove(TEXTS.things[thing])}</a>
                </li>
              `,
            )}
          </ul>
        `;
  }

  static override styles = [
    LOOKS,
    ENTRY_ROWS,
    css`
      .above {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: center;
        gap: 0.5rem 1rem;
        margin-bottom: 0.75rem;
      }
      .fresh {
        border-color: var(--link);
        color: var(--link);
      }
      [hidden] {
        display: none;
      }
      .things {
        list-style: none;
        margin: 0 0 0.75rem;
        padding: 0;
      }
      .things a {
        margin-left: 0.6rem;
      }
      @media print {
        .above .button,
        .fresh,
        .things a {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-audit-page', AuditPage);
