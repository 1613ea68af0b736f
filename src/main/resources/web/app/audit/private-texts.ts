import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { FACTS, LOOKS } from '../frame/looks';
import { entryPath, personPath } from '../frame/routing';
import './erase-form';
import type { WholeEntry } from './operations';
import { TEXTS } from './texts';
import { FIELDS_OF_ENTRIES, GROUNDS } from './words';

type Detail = WholeEntry['details'][number];

/** The private texts of an entry: each with the digest that the entry holds for it, or with why it was erased. */
class PrivateTexts extends LitElement {
  static override properties = { entry: { attribute: false } };

  declare entry: WholeEntry;

  override render(): TemplateResult {
    return html`
      <section class="panel" aria-label=${TEXTS.details.title}>
        <h2>${TEXTS.details.title}</h2>
        <p class="quiet">${TEXTS.details.lead}</p>
        ${this.entry.details.map((detail) => this.detail(detail))}
      </section>
    `;
  }

  private detail(detail: Detail): TemplateResult {
    const name = FIELDS_OF_ENTRIES[detail.field] ?? detail.field;
    return html`
      <article aria-label=${name}>
        <h3>${name}</h3>
        ${detail.erasure === null ? html`<p class="text">${detail.text ?? TEXTS.details.notShown}</p>` : this.erased(detail.erasure)}
        <dl>
          <div class="wide"><dt>${TEXTS.details.commitment}</dt><dd class="digest">${detail.commitmentSha256}</dd></div>
          ${detail.salt === null
            ? nothing
            : html`<div class="wide"><dt>${TEXTS.details.salt}</dt><dd class="digest">${detail.salt}</dd></div>`}
        </dl>
        ${detail.erasure !== null || !this.entry.viewerCanEraseDetails.allowed
          ? nothing
          : html`
              <details>
                <summary>${TEXTS.erase.open(name)}</summary>
                <imprimatur-erase-form .entryId=${this.entry.id} .field=${detail.field} .called=${name}></imprimatur-erase-form>
              </details>
            `}
      </article>
    `;
  }

  private erased(erasure: NonNullable<Detail['erasure']>): TemplateResult {
    return html`
      <p class="notice">
        ${TEXTS.details.erased(GROUNDS[erasure.ground])}
        <time datetime=${erasure.erasedAt}>${instant(erasure.erasedAt)}</time>
        ${erasure.erasedBy === null
          ? nothing
          : html`· <a href=${personPath(erasure.erasedBy.id)}>${erasure.erasedBy.printedName}</a>`}
        · <a href=${entryPath(erasure.entryId)}>${TEXTS.details.erasureEntry}</a>
      </p>
    `;
  }

  static override styles = [
    LOOKS,
    FACTS,
    css`
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      summary {
        min-height: 2.75rem;
        padding: 0.6rem 0;
        cursor: pointer;
      }
      @media print {
        details {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-private-texts', PrivateTexts);
