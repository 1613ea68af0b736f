import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { FACTS, FIELDS, LOOKS, ROWS } from '../frame/looks';
import { instant, timeLeft } from '../frame/instants';
import type { Listing } from '../frame/paged-list';
import '../frame/paged-list';
import { releasePath } from '../frame/routing';
import { operate } from '../graphql/client';
import type { ReleaseState } from '../graphql/enums';
import { AUDIENCES, CHANNELS } from '../graphql/words';
import { Releases, type ListedRelease } from './operations';
import { isUnpublished } from './sentences';
import { RELEASE_STATES, TEXTS } from './texts';

const STATES = Object.keys(RELEASE_STATES) as ReadonlyArray<ReleaseState>;

/** Every release that the viewer may see, the newest first, or those in one state. */
class ReleasesPage extends LitElement {
  static override properties = { state: { state: true } };

  declare state: ReleaseState | null;

  private listing: Listing<ListedRelease>;

  constructor() {
    super();
    this.state = null;
    this.listing = this.listingOf(null);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.list.title} – Imprimatur`;
  }

  override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  private listingOf(state: ReleaseState | null): Listing<ListedRelease> {
    return {
      load: async (after) => (await operate(Releases, { after, filter: state === null ? {} : { state } })).releases,
      row: (release) => this.row(release),
      label: TEXTS.list.label,
      loading: TEXTS.list.loading,
      signedOut: TEXTS.list.signedOut,
      empty: () => html`
        <div class="panel">
          <p><b>${state === null ? TEXTS.list.empty : TEXTS.list.emptyOf}</b></p>
          <p class="quiet">${TEXTS.list.emptyHint}</p>
        </div>
      `,
    };
  }

  private choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.state = STATES.find((state) => state === value) ?? null;
    this.listing = this.listingOf(this.state);
  }

  override render(): TemplateResult {
    return html`
      <div class="above">
        <h1 tabindex="-1">${TEXTS.list.title}</h1>
        <label>
          ${TEXTS.list.state}
          <select @change=${this.choose}>
            <option value="">${TEXTS.list.every}</option>
            ${STATES.map((state) => html`<option value=${state}>${RELEASE_STATES[state]}</option>`)}
          </select>
        </label>
      </div>
      <imprimatur-paged-list .listing=${this.listing}></imprimatur-paged-list>
    `;
  }

  private row(release: ListedRelease): TemplateResult {
    const stopped = release.state === 'SUSPENDED' || release.state === 'RECALLED';
    return html`
      <div class="head">
        <h2>
          <a class="open" href=${releasePath(release.id)}>${release.document?.title ?? TEXTS.unknownDocument}</a>
        </h2>
        <span class="tag ${stopped ? 'danger' : ''}">${RELEASE_STATES[release.state]}</span>
      </div>
      <p class="quiet">
        ${[
          release.document?.reference ?? null,
          release.version === null ? null : TEXTS.page.version(release.version.number, release.fileName),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      ${release.verified ? nothing : html`<p class="notice danger">${TEXTS.unverified}</p>`}
      <dl>
        <div>
          <dt>${TEXTS.list.to}</dt>
          <dd>
            ${AUDIENCES[release.audience]}, by
            ${CHANNELS[release.channel]}${release.destination === null ? '' : ` at ${release.destination}`}
          </dd>
        </div>
        ${this.when(release)}
      </dl>
    `;
  }

  private when(release: ListedRelease): TemplateResult | typeof nothing {
    const now = Date.now();
    const fact = (label: string, at: string | null, left = '') =>
      at === null
        ? nothing
        : html`<div><dt>${label}</dt><dd><time datetime=${at}>${instant(at)}</time>${left}</dd></div>`;
    if (release.state === 'SCHEDULED') {
      return fact(TEXTS.list.goesOut, release.scheduledFor);
    }
    return isUnpublished(release)
      ? fact(TEXTS.list.publishBy, release.publishBy, ` (${timeLeft(release.publishBy, now)})`)
      : html`${fact(TEXTS.list.published, release.publishedAt)} ${fact(TEXTS.list.stopped, release.suspendedAt)}`;
  }

  static override styles = [
    LOOKS,
    FACTS,
    FIELDS,
    ROWS,
    css`
      .above {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: end;
        gap: 0.25rem 1rem;
        margin-bottom: 1rem;
      }
      .above h1 {
        margin: 0;
      }
      .row dl {
        margin-top: 0.75rem;
      }
      .row .tag {
        align-self: start;
      }
      @media print {
        .above label {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-releases-page', ReleasesPage);
