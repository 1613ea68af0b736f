import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { FACTS, LOOKS, ROWS } from '../frame/looks';
import type { Answer, Listing } from '../frame/paged-list';
import '../frame/paged-list';
import { releasePath } from '../frame/routing';
import { operate } from '../graphql/client';
import { AUDIENCES, CHANNELS } from '../graphql/words';
import { ROLES } from '../session/roles';
import { disclosuresPath } from './as-of';
import { Disclosures, type AccountedDisclosure } from './operations';
import { TEXTS } from './texts';
import { words } from './words';

const ID = /^[A-Za-z0-9_-]{1,200}$/;

/** The accounting of disclosures (5 U.S.C. 552a(c)) of the document, or of the release, in the address; made to be printed. */
class DisclosuresPage extends LitElement {
  static override properties = { query: { attribute: false }, listing: { state: true } };

  /** The query string of the address. */
  declare query: string;
  declare listing: Listing<AccountedDisclosure> | null;

  private csv = '';

  constructor() {
    super();
    this.query = '';
    this.listing = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.disclosures.title} – Imprimatur`;
  }

  override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('query')) {
      this.begin();
    }
  }

  private begin(): void {
    const given = new URLSearchParams(this.query);
    const as = (name: string): string | null => {
      const value = given.get(name);
      return value !== null && ID.test(value) ? value : null;
    };
    const [documentId, releaseId] = [as('document'), as('release')];
    if ((documentId === null) === (releaseId === null)) {
      this.listing = null;
      return;
    }
    const of = documentId === null ? { release: releaseId ?? '' } : { document: documentId };
    this.csv = disclosuresPath(of).replace('/audit/disclosures?', '/audit/disclosures.csv?');
    this.listing = {
      load: async (after): Promise<Answer<AccountedDisclosure>> => {
        const { nodes, pageInfo, totalCount } = (await operate(Disclosures, { documentId, releaseId, after })).disclosures;
        return { nodes, pageInfo: { hasNextPage: pageInfo.hasNextPage, endCursor: pageInfo.endCursor }, totalCount };
      },
      row: (disclosure) => this.row(disclosure),
      label: TEXTS.disclosures.title,
      loading: TEXTS.disclosures.loading,
      signedOut: TEXTS.search.signedOut,
      empty: () => html`<p class="panel">${TEXTS.disclosures.none}</p>`,
    };
  }

  override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${TEXTS.disclosures.title}</h1>
      <p class="quiet">${TEXTS.disclosures.lead}</p>
      ${this.listing === null
        ? html`<p class="notice">${TEXTS.disclosures.ofNothing}</p>`
        : html`
            <p class="acts">
              <button type="button" @click=${() => print()}>${TEXTS.entry.print}</button>
              <a class="button" download href=${this.csv}>${TEXTS.disclosures.csv}</a>
            </p>
            <imprimatur-paged-list .listing=${this.listing}></imprimatur-paged-list>
          `}
    `;
  }

  private row(disclosure: AccountedDisclosure): TemplateResult {
    const { labels, erased } = TEXTS.disclosures;
    const { traffic, release } = disclosure;
    const when = html`<time datetime=${disclosure.disclosedAt}>${instant(disclosure.disclosedAt)}</time>`;
    const rows: ReadonlyArray<readonly [string, string | null]> = [
      [labels.nature, disclosure.fileName ?? erased],
      [labels.purpose, disclosure.purpose ?? erased],
      [labels.audience, `${AUDIENCES[disclosure.audience]}, ${CHANNELS[disclosure.channel]}`],
      [labels.destination, disclosure.destination ?? erased],
      [
        labels.recipients,
        disclosure.recipients.map(({ name, address }) => `${name ?? erased}, ${address ?? erased}`).join('; ') || null,
      ],
      [labels.legalBases, disclosure.legalBases.join(', ') || null],
      [
        labels.authorisedBy,
        disclosure.authorisedBy.map(({ printedName, role }) => `${printedName ?? erased} (${ROLES[role]})`).join('; '),
      ],
      [labels.publishedBy, disclosure.publishedBy?.printedName ?? TEXTS.disclosures.schedule],
      [labels.withdrawn, disclosure.withdrawnAt === null ? null : instant(disclosure.withdrawnAt)],
      [labels.traffic, TEXTS.disclosures.traffic(traffic.permitsUsed, traffic.permitsRedeemed, traffic.downloads, traffic.brokenOff)],
    ];
    return html`
      <div class="head">
        <h2>
          ${release === null ? when : html`<a href=${releasePath(release.id)}>${when}</a>`}
        </h2>
        ${release === null ? nothing : html`<span class="tag">${words(release.state)}</span>`}
      </div>
      ${release?.verified ?? true ? nothing : html`<p class="notice danger">${TEXTS.disclosures.unverified}</p>`}
      <dl>
        ${rows.map(([label, value]) => (value === null ? nothing : html`<div><dt>${label}</dt><dd>${value}</dd></div>`))}
        ${disclosure.content.map(
          (digest) => html`<div class="wide"><dt>${labels.content}</dt><dd class="digest">${digest}</dd></div>`,
        )}
      </dl>
    `;
  }

  static override styles = [
    LOOKS,
    FACTS,
    ROWS,
    css`
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
      }
      @media print {
        .acts {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-disclosures-page', DisclosuresPage);
