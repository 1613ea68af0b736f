import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { attempt, told, UNTRIED, type Outcome } from '../frame/attempt';
import '../frame/deliberate-act';
import type { DeliberateAct } from '../frame/deliberate-act';
import { Kept } from '../frame/kept';
import { FIELDS, LOOKS } from '../frame/looks';
import { operate } from '../graphql/client';
import { RecallRelease } from './operations';
import { TEXTS } from './texts';

const LONGEST = 2000;

/** Taking a release back for good, with a reason, after being asked once. Tells `changed`, with what to say where it was done. */
class RecallForm extends LitElement {
  static override properties = {
    releaseId: { attribute: false },
    viewerId: { attribute: false },
    outcome: { state: true },
    busy: { state: true },
    reason: { state: true },
  };

  declare releaseId: string;
  declare viewerId: string;
  declare outcome: Outcome;
  declare busy: boolean;
  declare reason: string;

  private draft: Kept<string> | null = null;
  private key = crypto.randomUUID();

  constructor() {
    super();
    this.outcome = UNTRIED;
    this.busy = false;
    this.reason = '';
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('releaseId') || changed.has('viewerId')) {
      this.draft = new Kept('recall', this.viewerId, this.releaseId);
      this.reason = this.draft.read() ?? '';
    }
  }

  private get steps(): DeliberateAct | null {
    return this.renderRoot.querySelector<DeliberateAct>('imprimatur-deliberate-act');
  }

  private typed(event: Event): void {
    this.reason = (event.target as HTMLTextAreaElement).value;
    this.draft?.write(this.reason);
    this.key = crypto.randomUUID();
    this.outcome = UNTRIED;
    this.steps?.reset();
  }

  private readonly hasReason = (): boolean => {
    const missing = this.reason.trim() === '';
    this.outcome = missing ? { ...UNTRIED, trouble: TEXTS.recall.reasonMissing } : UNTRIED;
    return !missing;
  };

  private async recall(): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.outcome = await attempt(async () => {
      const input = { releaseId: this.releaseId, reason: this.reason, idempotencyKey: this.key };
      return (await operate(RecallRelease, { input })).recallRelease.userErrors;
    });
    this.busy = false;
    if (this.outcome.done) {
      this.draft?.clear();
    }
    this.dispatchEvent(new CustomEvent('changed', { detail: this.outcome.done ? TEXTS.recall.done : null }));
  }

  override render(): TemplateResult {
    return html`
      <p class="quiet">${TEXTS.recall.hint}</p>
      <div class="field">
        <label for="recall-reason">${TEXTS.recall.reason}</label>
        <textarea id="recall-reason" rows="2" maxlength=${LONGEST} .value=${this.reason} @input=${this.typed}></textarea>
      </div>
      <imprimatur-deliberate-act
        .ask=${TEXTS.recall.ask}
        .sure=${TEXTS.recall.sure}
        .danger=${true}
        .busy=${this.busy}
        .ready=${this.hasReason}
        @act=${this.recall}
        ><p>${TEXTS.recall.what(this.reason.trim())}</p></imprimatur-deliberate-act
      >
      ${told(this.outcome)}
    `;
  }

  static override styles = [LOOKS, FIELDS];
}

customElements.define('imprimatur-recall-form', RecallForm);
