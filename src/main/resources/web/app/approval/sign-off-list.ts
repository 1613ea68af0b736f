import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import { operate, problemOf, sentences } from '../graphql/client';
import { newKey } from './intention';
import { RetractSignOff, type Signature, type WholeRequest } from './operations';
import { signature, SIGNATURE } from './signature';
import { TEXTS } from './texts';

/** Milliseconds; 0023, "A second click". */
const NOT_A_DOUBLE_CLICK = 600;

/** Each signature in full; one's own can be taken back in two steps. Tells `changed` once one was. */
class SignOffList extends LitElement {
  static override properties = {
    request: { attribute: false },
    asked: { state: true },
    trouble: { state: true },
    busy: { state: true },
  };

  declare request: WholeRequest;
  /** The sign-off of which it was asked whether to take it back. */
  declare asked: string | null;
  declare trouble: string;
  declare busy: boolean;

  private key = newKey();
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor() {
    super();
    this.asked = null;
    this.trouble = '';
    this.busy = false;
  }

  override render(): TemplateResult {
    if (this.request.signOffs.length === 0) {
      return html`<p>${TEXTS.request.noSignOffs}</p>`;
    }
    return html`
      <div role="alert" class="trouble">${this.trouble}</div>
      <ul>
        ${this.request.signOffs.map((signOff) => this.item(signOff))}
      </ul>
    `;
  }

  private item(signOff: Signature): TemplateResult {
    return html`
      <li class=${signOff.retractedAt === null ? '' : 'retracted'}>
        ${signature(signOff)}
        ${signOff.viewerCanRetract.allowed ? this.retraction(signOff) : nothing}
      </li>
    `;
  }

  private retraction(signOff: Signature): TemplateResult {
    if (this.asked !== signOff.id) {
      return html`
        <button type="button" @click=${() => this.ask(signOff.id)}>${TEXTS.request.retract}</button>
      `;
    }
    return html`
      <span class="sure">
        <button type="button" class="keep" @click=${() => this.ask(null)}>${TEXTS.request.retractNot}</button>
        <button type="button" class="stop" aria-disabled=${this.busy} @click=${() => this.retract(signOff.id)}>
          ${TEXTS.request.retractSure}
        </button>
      </span>
    `;
  }

  private ask(signOff: string | null): void {
    if (this.isDoubleClick()) {
      return;
    }
    this.asked = signOff;
    this.askedAt = performance.now();
    this.key = newKey();
  }

  /** The second click of a double click on what asked takes nothing back and keeps nothing, wherever it lands. */
  private isDoubleClick(): boolean {
    return performance.now() - this.askedAt < NOT_A_DOUBLE_CLICK;
  }

  private async retract(signOffId: string): Promise<void> {
    if (this.busy || this.isDoubleClick()) {
      return;
    }
    this.busy = true;
    this.trouble = '';
    try {
      const input = { requestId: this.request.id, signOffId, idempotencyKey: this.key };
      const { userErrors } = (await operate(RetractSignOff, { input })).retractSignOff;
      this.trouble = sentences(userErrors);
      this.asked = null;
      this.dispatchEvent(new CustomEvent('changed', { detail: { own: userErrors.length === 0 } }));
    } catch (failure) {
      this.trouble = problemOf(failure).message;
    } finally {
      this.busy = false;
    }
  }

  static override styles = [
    LOOKS,
    SIGNATURE,
    css`
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li + li {
        border-top: 1px solid var(--line);
        margin-top: 0.75rem;
        padding-top: 0.5rem;
      }
      .sure {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem;
      }
      .trouble {
        color: var(--danger);
      }
      @media print {
        button {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-sign-offs', SignOffList);
