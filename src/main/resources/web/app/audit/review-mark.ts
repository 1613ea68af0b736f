import { LitElement, css, html, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import { operate, problemOf, sentences } from '../graphql/client';
import { ReviewExceptions } from './operations';
import { TEXTS } from './texts';

/** Says, in two steps, that somebody has reviewed what is shown. Tells `reviewed` once that is recorded. */
class ReviewMark extends LitElement {
  static override properties = {
    count: { attribute: false },
    through: { attribute: false },
    asked: { state: true },
    busy: { state: true },
    trouble: { state: true },
  };

  declare count: number;
  /** The index through which the exceptions are shown: what came later was not seen. */
  declare through: string;
  declare asked: boolean;
  declare busy: boolean;
  declare trouble: string;

  constructor() {
    super();
    this.asked = false;
    this.busy = false;
    this.trouble = '';
  }

  private async ask(asked: boolean): Promise<void> {
    this.asked = asked;
    await this.updateComplete;
    this.renderRoot.querySelector('button')?.focus();
  }

  private async review(): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.trouble = '';
    try {
      const { userErrors } = (await operate(ReviewExceptions, { input: { throughIndex: this.through } })).reviewAuditExceptions;
      this.trouble = sentences(userErrors);
      if (userErrors.length === 0) {
        this.asked = false;
        this.dispatchEvent(new CustomEvent('reviewed'));
      }
    } catch (failure) {
      this.trouble = problemOf(failure).message;
    } finally {
      this.busy = false;
    }
  }

  /** What was just clicked becomes "not yet": a second click of a double click marks nothing. */
  override render(): TemplateResult {
    return this.asked
      ? html`
          <div class="panel">
            <p>${TEXTS.exceptions.sure(this.count, this.through)}</p>
            <div role="alert" class="trouble">${this.trouble}</div>
            <span class="acts">
              <button type="button" @click=${() => void this.ask(false)}>${TEXTS.exceptions.notSure}</button>
              <button type="button" class="main" aria-disabled=${this.busy} @click=${this.review}>
                ${this.busy ? TEXTS.exceptions.reviewing : TEXTS.exceptions.reallySure}
              </button>
            </span>
          </div>
        `
      : html`<button type="button" @click=${() => void this.ask(true)}>${TEXTS.exceptions.review}</button>`;
  }

  static override styles = [
    LOOKS,
    css`
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem;
        margin-top: 0.75rem;
      }
      .trouble {
        color: var(--danger);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-review-mark', ReviewMark);
