import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { attempt, told, UNTRIED, type Outcome } from '../frame/attempt';
import '../frame/deliberate-act';
import type { DeliberateAct } from '../frame/deliberate-act';
import { FIELDS, LOOKS } from '../frame/looks';
import { operate } from '../graphql/client';
import type { ErasureGround } from '../graphql/enums';
import { EraseDetail } from './operations';
import { TEXTS } from './texts';
import { GROUNDS } from './words';

const LONGEST = 200;

/** Erasing a private text for ever, under a legal ground, after being asked once. Tells `erased`. */
class EraseForm extends LitElement {
  static override properties = {
    entryId: { attribute: false },
    field: { attribute: false },
    called: { attribute: false },
    ground: { state: true },
    reference: { state: true },
    outcome: { state: true },
    busy: { state: true },
  };

  declare entryId: string;
  declare field: string;
  /** What people call the field. */
  declare called: string;
  declare ground: ErasureGround | null;
  declare reference: string;
  declare outcome: Outcome;
  declare busy: boolean;

  constructor() {
    super();
    this.ground = null;
    this.reference = '';
    this.outcome = UNTRIED;
    this.busy = false;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('entryId') || changed.has('field')) {
      this.ground = null;
      this.reference = '';
      this.outcome = UNTRIED;
    }
  }

  private changed(): void {
    this.outcome = UNTRIED;
    this.renderRoot.querySelector<DeliberateAct>('imprimatur-deliberate-act')?.reset();
  }

  private chosen(event: Event): void {
    const value = (event.target as HTMLSelectElement).value;
    this.ground = value === '' ? null : (value as ErasureGround);
    this.changed();
  }

  private typed(event: Event): void {
    this.reference = (event.target as HTMLInputElement).value;
    this.changed();
  }

  private readonly isComplete = (): boolean => {
    const complete = this.ground !== null && this.reference.trim() !== '';
    this.outcome = complete ? UNTRIED : { ...UNTRIED, trouble: TEXTS.erase.incomplete };
    return complete;
  };

  private async erase(): Promise<void> {
    const { ground } = this;
    if (this.busy || ground === null) {
      return;
    }
    this.busy = true;
    this.outcome = await attempt(async () => {
      const input = { auditEntryId: this.entryId, field: this.field, ground, reference: this.reference };
      return (await operate(EraseDetail, { input })).eraseAuditEntryDetail.userErrors;
    });
    this.busy = false;
    if (this.outcome.done) {
      this.dispatchEvent(new CustomEvent('erased', { bubbles: true, composed: true }));
    }
  }

  override render(): TemplateResult {
    return html`
      <p class="quiet">${TEXTS.erase.hint}</p>
      <div class="field">
        <label for="ground">${TEXTS.erase.ground}</label>
        <select id="ground" .value=${this.ground ?? ''} @change=${this.chosen}>
          <option value="">${TEXTS.erase.choose}</option>
          ${Object.entries(GROUNDS).map(
            ([ground, words]) => html`<option value=${ground} ?selected=${ground === this.ground}>${words}</option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="reference">${TEXTS.erase.reference}</label>
        <input id="reference" maxlength=${LONGEST} autocomplete="off" .value=${this.reference} @input=${this.typed} />
      </div>
      <imprimatur-deliberate-act
        .ask=${TEXTS.erase.ask}
        .sure=${TEXTS.erase.sure}
        .danger=${true}
        .busy=${this.busy}
        .ready=${this.isComplete}
        @act=${this.erase}
        ><p>${TEXTS.erase.what(this.called)}</p></imprimatur-deliberate-act
      >
      ${told(this.outcome)}
    `;
  }

  static override styles = [LOOKS, FIELDS];
}

customElements.define('imprimatur-erase-form', EraseForm);
