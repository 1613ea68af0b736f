import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import '../approval/inbox-page';
import '../approval/request-page';
import '../session/session-header';
import { LOOKS } from './looks';
import { followPlaces, placeOf, type Place } from './routing';
import { TEXTS } from './texts';

/** The frame around every page: who somebody is, and which place they are at. */
class ImprimaturApp extends LitElement {
  static override properties = { place: { state: true } };

  declare place: Place;

  constructor() {
    super();
    this.place = placeOf(location.pathname);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    followPlaces((place) => {
      this.place = place;
    });
  }

  override render(): TemplateResult {
    return html`
      <nav aria-label=${TEXTS.shortcuts}>
        <a class="skip" href="#content" @click=${this.skip}>${TEXTS.skip}</a>
      </nav>
      <imprimatur-session-header></imprimatur-session-header>
      <main id="content" tabindex="-1">${this.page()}</main>
    `;
  }

  private page(): TemplateResult | typeof nothing {
    switch (this.place.page) {
      case 'inbox':
        return html`<imprimatur-inbox-page></imprimatur-inbox-page>`;
      case 'request':
        return html`<imprimatur-request-page .requestId=${this.place.id}></imprimatur-request-page>`;
      case 'nowhere':
        return html`<h1>${TEXTS.nowhere}</h1><p><a href="/">${TEXTS.toInbox}</a></p>`;
    }
  }

  private skip(click: Event): void {
    click.preventDefault();
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
    `,
  ];
}

customElements.define('imprimatur-app', ImprimaturApp);
