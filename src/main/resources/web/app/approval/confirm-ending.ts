import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DOUBLE_CLICK } from '../frame/double-click';
import { FORM } from '../document/form-looks';
import { Kept } from '../frame/kept';
import { LOOKS } from '../frame/looks';
import { TEXTS } from './ask-texts';

/**
 * Asks once more before a request is ended for good, and why where that is needed. Tells `confirmed` with the reason, or `kept`.
 * The reason is kept until it was given, whatever happens to the page.
 */
class ConfirmEnding extends LitElement {
  static override properties = {
    what: { attribute: false },
    viewer: { attribute: false },
    requestId: { attribute: false },
    busy: { attribute: false },
    reason: { state: true },
    missing: { state: true },
  };

  declare what: 'withdraw' | 'revoke';
  /** The viewer's opaque id. */
  declare viewer: string;
  declare requestId: string;
  declare busy: boolean;
  declare reason: string;
  declare missing: boolean;

  private readonly since = Date.now();

  constructor() {
    super();
    this.busy = false;
    this.reason = '';
    this.missing = false;
  }

  private get typed(): Kept<string> {
    return new Kept('revoke', this.viewer, this.requestId);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('requestId')) {
      this.reason = this.typed.read() ?? '';
    }
  }

  override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector('h3')?.focus();
  }

  private readonly keep = (): void => {
    if (!this.busy && Date.now() - this.since >= DOUBLE_CLICK) {
      this.dispatchEvent(new Event('kept'));
    }
  };

  private readonly confirm = (): void => {
    if (this.busy || Date.now() - this.since < DOUBLE_CLICK) {
      return;
    }
    const reason = this.what === 'revoke' ? this.reason.trim() : '';
    this.missing = this.what === 'revoke' && reason === '';
    if (this.missing) {
      this.renderRoot.querySelector('textarea')?.focus();
    } else {
      this.dispatchEvent(new CustomEvent('confirmed', { detail: { reason } }));
    }
  };

  override render(): TemplateResult {
    const { own } = TEXTS;
    const withdraws = this.what === 'withdraw';
    return html`
      <h3 tabindex="-1">${withdraws ? own.withdraw : own.revoke}</h3>
      <p>${withdraws ? own.withdrawWhat : own.revokeWhat}</p>
      ${withdraws ? nothing : this.why()}
      <div class="acts">
        <button type="button" @click=${this.keep}>${own.keep}</button>
        <button type="button" class="stop" aria-disabled=${this.busy} @click=${this.confirm}>
          ${this.busy ? own.busy : withdraws ? own.withdrawSure : own.revokeSure}
        </button>
      </div>
    `;
  }

  private why(): TemplateResult {
    const { own } = TEXTS;
    return html`
      <div class="field">
        <label for="reason">${own.reason}</label>
        <p class="hint" id="reason-hint">${own.reasonHint}</p>
        <textarea
          id="reason"
          rows="3"
          maxlength="2000"
          required
          aria-describedby="reason-hint reason-wrong"
          aria-invalid=${this.missing}
          .value=${this.reason}
          @input=${(event: Event) => {
            this.reason = (event.target as HTMLTextAreaElement).value;
            this.missing = false;
            this.typed.write(this.reason);
          }}
        ></textarea>
        <p class="wrong" id="reason-wrong">${this.missing ? own.reasonMissing : nothing}</p>
      </div>
    `;
  }

  static override styles = [
    LOOKS,
    FORM,
    css`
      h3 {
        margin-top: 0;
      }
      h3:focus-visible {
        outline: none;
      }
    `,
  ];
}

customElements.define('imprimatur-confirm-ending', ConfirmEnding);
