import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import '../frame/deliberate-act';
import { LOOKS } from '../frame/looks';
import { operate, problemOf, sentences } from '../graphql/client';
import { newKey } from './intention';
import { RetractSignOff, type Signature, type WholeRequest } from './operations';
import { signature, SIGNATURE } from './signature';
import { TEXTS } from './texts';

/** Each signature in full; one's own can be taken back in two steps. Tells `changed` once one was. */
class SignOffList extends LitElement {
  static override properties = {
    request: { attribute: false },
    trouble: { state: true },
    busy: { state: true },
  };

  declare request: WholeRequest;
  declare trouble: string;
  declare busy: boolean;

  private key = newKey();

  constructor() {
    super();
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
    return html`
      <imprimatur-deliberate-act
        .ask=${TEXTS.request.retract}
        .sure=${TEXTS.request.retractSure}
        .danger=${true}
        .busy=${this.busy}
        @asked=${() => (this.key = newKey())}
        @act=${() => this.retract(signOff.id)}
        ><p>${TEXTS.request.retractWhat}</p></imprimatur-deliberate-act
      >
    `;
  }

  private async retract(signOffId: string): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.trouble = '';
    try {
      const input = { requestId: this.request.id, signOffId, idempotencyKey: this.key };
      const { userErrors } = (await operate(RetractSignOff, { input })).retractSignOff;
      this.trouble = sentences(userErrors);
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
      .trouble {
        color: var(--danger);
      }
    `,
  ];
}

customElements.define('imprimatur-sign-offs', SignOffList);
