import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { FACTS, LOOKS, ROWS } from '../frame/looks';
import type { Listing, PagedList } from '../frame/paged-list';
import '../frame/paged-list';
import { documentPath } from '../frame/routing';
import { operate } from '../graphql/client';
import { CATEGORIES } from '../graphql/words';
import { whoAmI } from '../session/viewer';
import { FORM } from './form-looks';
import { Kept } from '../frame/kept';
import { Documents, type ListedDocument } from './operations';
import { TEXTS } from './texts';

const TYPED_OUT = 300;

/** What is looked for. */
interface Search {
  readonly title: string;
  readonly own: boolean;
}

const EVERYTHING: Search = { title: '', own: false };

/** The documents that the viewer may see, the newest first. */
class DocumentsPage extends LitElement {
  static override properties = {
    listing: { state: true },
    search: { state: true },
    submits: { state: true },
    said: { state: true },
  };

  declare listing: Listing<ListedDocument> | null;
  declare search: Search;
  /** Whether the viewer registers documents. */
  declare submits: boolean;
  declare said: string;

  private kept: Kept<Search> | null = null;
  private typing: number | undefined;

  constructor() {
    super();
    this.listing = null;
    this.search = EVERYTHING;
    this.submits = false;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.list.title} – Imprimatur`;
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  /** Whoever is not signed in is told so by the list. */
  private async begin(): Promise<void> {
    try {
      const { id, roles } = await whoAmI();
      this.submits = roles.includes('SUBMITTER');
      this.kept = new Kept('documents', id, 'search');
      // What is typed already counts more than what was looked for before.
      this.search = this.search === EVERYTHING ? (this.kept.read() ?? EVERYTHING) : this.search;
      this.kept.write(this.search);
    } catch {
      this.submits = false;
    }
    this.look();
  }

  private look(): void {
    const { title, own } = this.search;
    this.listing = {
      load: async (after) => (await operate(Documents, { after, titleContains: title.trim() || null, own: own || null })).documents,
      row: (each) => this.row(each),
      label: TEXTS.list.label,
      loading: TEXTS.list.loading,
      signedOut: TEXTS.list.signedOut,
      empty: () => this.empty(),
    };
  }

  private change(what: Partial<Search>): void {
    this.search = { ...this.search, ...what };
    this.kept?.write(this.search);
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.look(), TYPED_OUT);
  }

  private readonly loaded = (event: Event): void => {
    this.said = `${TEXTS.list.title}: ${(event.target as PagedList<ListedDocument>).items.length}`;
  };

  override render(): TemplateResult {
    const { list } = TEXTS;
    return html`
      <div class="top">
        <h1 tabindex="-1">${list.title}</h1>
        ${this.submits ? html`<a class="button main" href="/register">${list.register}</a>` : nothing}
      </div>
      <div class="search" role="search">
        <div class="field">
          <label for="title">${list.search}</label>
          <input
            id="title"
            type="search"
            maxlength="200"
            .value=${this.search.title}
            @input=${(event: Event) => this.change({ title: (event.target as HTMLInputElement).value })}
          />
        </div>
        <label class="check">
          <input
            type="checkbox"
            .checked=${this.search.own}
            @change=${(event: Event) => this.change({ own: (event.target as HTMLInputElement).checked })}
          />
          <span>${list.own}</span>
        </label>
      </div>
      <div class="unseen" role="status">${this.said}</div>
      ${this.listing === null
        ? html`<p role="status">${list.loading}</p>`
        : html`<imprimatur-paged-list .listing=${this.listing} @loaded=${this.loaded}></imprimatur-paged-list>`}
    `;
  }

  private empty(): TemplateResult {
    const { list } = TEXTS;
    const looked = this.search.title.trim() !== '' || this.search.own;
    const hint = looked ? list.notFoundHint : this.submits ? list.emptyHint : list.noneToSee;
    return html`
      <div class="panel">
        <p><b>${looked ? list.notFound : list.empty}</b></p>
        <p class="quiet">${hint}</p>
      </div>
    `;
  }

  private row(each: ListedDocument): TemplateResult {
    const { list } = TEXTS;
    const version = each.latestVersion;
    const inspection = version?.inspection ?? null;
    return html`
      <div class="head">
        <h2><a class="open" href=${documentPath(each.id)}>${each.title}</a></h2>
        <p class="quiet state">${version === null ? list.noVersion : TEXTS.states[version.state]}</p>
      </div>
      <p class="quiet">${each.reference} · ${list.custodian} ${each.custodian} · ${list.registered} ${instant(each.registeredAt)}</p>
      <dl>
        <div>
          <dt>${list.latest}</dt>
          <dd>
            ${version === null ? list.noVersion : TEXTS.document.version(version.number, version.fileName)}
            ${version?.blocked ? html`<span class="tag danger">${list.blocked}</span>` : nothing}
          </dd>
        </div>
        ${inspection === null || version?.state !== 'INSPECTED'
          ? nothing
          : html`
              <div>
                <dt>${list.people}</dt>
                <dd>
                  ${TEXTS.people(inspection.personCount, inspection.claimantCount)}
                  ${inspection.hiddenContent ? html`<span class="tag danger">${list.hidden}</span>` : nothing}
                </dd>
              </div>
            `}
        <div>
          <dt>${list.declared}</dt>
          <dd>${each.declaredCategories.map((category) => html`<span class="tag">${CATEGORIES[category]}</span>`)}</dd>
        </div>
      </dl>
    `;
  }

  static override styles = [
    LOOKS,
    FACTS,
    ROWS,
    FORM,
    css`
      .top {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: center;
        gap: 0.5rem 1rem;
        margin-bottom: 1rem;
      }
      .search {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-end;
        gap: 0 1.5rem;
        margin-bottom: 1rem;
      }
      .search .field {
        flex: 1 1 16rem;
        margin: 0 0 0.5rem;
      }
      .search .check {
        margin-bottom: 0.5rem;
      }
      .state {
        margin: 0;
      }
      .row dl {
        gap: 0.6rem 1.5rem;
        margin-top: 0.75rem;
      }
      @media print {
        .search,
        .button {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-documents-page', DocumentsPage);
