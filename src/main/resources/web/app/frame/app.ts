import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import '../approval/inbox-page';
import '../approval/request-page';
import '../approval/signatures-page';
import '../inspection/content-page';
import '../inspection/findings-page';
import '../inspection/waivers-page';
import '../approval/ask-page';
import '../document/document-page';
import '../document/documents-page';
import '../document/register-page';
import '../authority/people-page';
import '../authority/person-page';
import '../policy/policy-page';
import '../release/release-page';
import '../release/releases-page';
import '../audit/as-of-page';
import '../audit/audit-page';
import '../audit/disclosures-page';
import '../audit/entry-page';
import '../audit/exceptions-page';
import './page-header';
import { problemOf, type Problem } from '../graphql/client';
import { whoAmI } from '../session/viewer';
import { homeOf } from './home';
import { LOOKS } from './looks';
import { followPlaces, placeOf, type Place } from './routing';
import { TEXTS } from './texts';
import { trouble } from './trouble';

/** The frame around every page: who somebody is, and which place they are at. */
class ImprimaturApp extends LitElement {
  static override properties = { place: { state: true }, home: { state: true }, problem: { state: true } };

  declare place: Place;
  /** What the first page is for whoever is signed in. */
  declare home: Place | null;
  declare problem: Problem | null;

  constructor() {
    super();
    this.place = placeOf(location.pathname);
    this.home = null;
    this.problem = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    followPlaces((place) => {
      this.place = place;
      // A place without an id is the same object again; what is asked for may be another.
      this.requestUpdate();
    });
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('place') && this.place.page === 'home' && this.home === null) {
      void this.findHome();
    }
  }

  private async findHome(): Promise<void> {
    try {
      this.home = homeOf((await whoAmI()).roles);
      this.problem = null;
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  override render(): TemplateResult {
    return html`
      <nav aria-label=${TEXTS.shortcuts}>
        <button type="button" class="skip" @click=${this.skip}>${TEXTS.skip}</button>
      </nav>
      <imprimatur-page-header .at=${this.place.page === 'home' ? (this.home?.page ?? 'home') : this.place.page}></imprimatur-page-header>
      <main tabindex="-1">${this.page(this.place)}</main>
    `;
  }

  private page(place: Place): TemplateResult {
    switch (place.page) {
      case 'home':
        return this.first();
      case 'inbox':
        return html`<imprimatur-inbox-page></imprimatur-inbox-page>`;
      case 'request':
        return html`<imprimatur-request-page .requestId=${place.id}></imprimatur-request-page>`;
      case 'signatures':
        return html`<imprimatur-signatures-page></imprimatur-signatures-page>`;
      case 'content':
        return html`<imprimatur-content-page .version=${place.version}></imprimatur-content-page>`;
      case 'findings':
        return html`<imprimatur-findings-page .version=${place.version}></imprimatur-findings-page>`;
      case 'waivers':
        return html`<imprimatur-waivers-page></imprimatur-waivers-page>`;
      case 'documents':
        return html`<imprimatur-documents-page></imprimatur-documents-page>`;
      case 'document':
        return html`<imprimatur-document-page .documentId=${place.id}></imprimatur-document-page>`;
      case 'register':
        return html`<imprimatur-register-page></imprimatur-register-page>`;
      case 'ask':
        return html`<imprimatur-ask-page .versionId=${place.version}></imprimatur-ask-page>`;
      case 'releases':
        return html`<imprimatur-releases-page></imprimatur-releases-page>`;
      case 'release':
        return html`<imprimatur-release-page .releaseId=${place.id}></imprimatur-release-page>`;
      case 'policy':
        return html`<imprimatur-policy-page></imprimatur-policy-page>`;
      case 'people':
        return html`<imprimatur-people-page></imprimatur-people-page>`;
      case 'person':
        return html`<imprimatur-person-page .personId=${place.id}></imprimatur-person-page>`;
      case 'audit':
        return html`<imprimatur-audit-page .query=${location.search}></imprimatur-audit-page>`;
      case 'exceptions':
        return html`<imprimatur-exceptions-page .query=${location.search}></imprimatur-exceptions-page>`;
      case 'as-of':
        return html`<imprimatur-as-of-page .query=${location.search}></imprimatur-as-of-page>`;
      case 'disclosures':
        return html`<imprimatur-disclosures-page .query=${location.search}></imprimatur-disclosures-page>`;
      case 'entry':
        return html`<imprimatur-entry-page .entryId=${place.id}></imprimatur-entry-page>`;
      default:
        return html`<h1>${TEXTS.nowhere}</h1><p><a href="/">${TEXTS.toHome}</a></p>`;
    }
  }

  private first(): TemplateResult {
    if (this.home !== null) {
      return this.page(this.home);
    }
    return html`
      <h1>${TEXTS.title}</h1>
      ${this.problem === null
        ? html`<p role="status">${TEXTS.loading}</p>`
        : trouble(this.problem, () => void this.findHome(), TEXTS.purpose)}
    `;
  }

  /** A button, as no address leads into a shadow root. */
  private skip(): void {
    this.renderRoot.querySelector('main')?.focus();
  }

  static override styles = [
    LOOKS,
    css`
      main {
        max-width: 64rem;
        margin: 0 auto;
        padding: 1.25rem 1rem 3rem;
      }
      main:focus {
        outline: none;
      }
      .skip {
        position: absolute;
        left: -100vw;
        background: var(--panel);
        padding: 0.6rem 1rem;
      }
      .skip:focus {
        left: 0;
        top: 0;
        z-index: 1;
      }
      @media print {
        .skip {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-app', ImprimaturApp);
