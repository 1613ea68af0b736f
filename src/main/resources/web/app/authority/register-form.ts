import { LitElement, html, type TemplateResult } from 'lit';
import { attempt, told, UNTRIED, type Outcome } from '../frame/attempt';
import '../frame/deliberate-act';
import type { DeliberateAct } from '../frame/deliberate-act';
import { FIELDS, LOOKS } from '../frame/looks';
import { goTo, personPath } from '../frame/routing';
import { operate } from '../graphql/client';
import { RegisterPerson } from './operations';
import { TEXTS } from './texts';

/** Entering a person or a service into the register, in two steps; leads to their page. */
class RegisterForm extends LitElement {
  static override properties = {
    name: { state: true },
    service: { state: true },
    busy: { state: true },
    outcome: { state: true },
  };

  declare name: string;
  declare service: boolean;
  declare busy: boolean;
  declare outcome: Outcome;

  constructor() {
    super();
    this.name = '';
    this.service = false;
    this.busy = false;
    this.outcome = UNTRIED;
  }

  private change(what: Partial<Pick<RegisterForm, 'name' | 'service'>>): void {
    Object.assign(this, what);
    this.outcome = UNTRIED;
    this.renderRoot.querySelector<DeliberateAct>('imprimatur-deliberate-act')?.reset();
  }

  private readonly hasName = (): boolean => {
    const missing = this.name.trim() === '';
    this.outcome = missing ? { ...UNTRIED, trouble: TEXTS.register.nameMissing } : UNTRIED;
    return !missing;
  };

  private async register(): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    let registered: string | null = null;
    this.outcome = await attempt(async () => {
      const input = { printedName: this.name.trim(), service: this.service };
      const { person, userErrors } = (await operate(RegisterPerson, { input })).registerPerson;
      registered = person?.id ?? null;
      return userErrors;
    });
    this.busy = false;
    if (registered !== null) {
      goTo(personPath(registered));
    }
  }

  override render(): TemplateResult {
    return html`
      <p class="quiet">${TEXTS.register.purpose}</p>
      <div class="field">
        <label for="name">${TEXTS.register.name}</label>
        <input
          id="name"
          maxlength="200"
          autocomplete="off"
          .value=${this.name}
          @input=${(event: Event) => this.change({ name: (event.target as HTMLInputElement).value })}
        />
      </div>
      <label class="field check">
        <input
          type="checkbox"
          .checked=${this.service}
          @change=${(event: Event) => this.change({ service: (event.target as HTMLInputElement).checked })}
        />
        <span>${TEXTS.register.service}</span>
      </label>
      <imprimatur-deliberate-act
        .ask=${TEXTS.register.ask}
        .sure=${TEXTS.register.sure}
        .busy=${this.busy}
        .ready=${this.hasName}
        @act=${this.register}
        ><p>${TEXTS.register.what(this.name.trim(), this.service)} ${TEXTS.register.forGood}</p></imprimatur-deliberate-act
      >
      ${told(this.outcome)}
    `;
  }

  static override styles = [LOOKS, FIELDS];
}

customElements.define('imprimatur-register-form', RegisterForm);
