import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { attempt, told, UNTRIED, type Outcome } from '../frame/attempt';
import '../frame/deliberate-act';
import type { DeliberateAct } from '../frame/deliberate-act';
import { Kept } from '../frame/kept';
import { FIELDS, LOOKS } from '../frame/looks';
import { goTo, personPath } from '../frame/routing';
import { operate } from '../graphql/client';
import { RegisterPerson } from './operations';
import { TEXTS } from './texts';

type Typed = Pick<RegisterForm, 'name' | 'service'>;

/** Entering a person or a service into the register, in two steps; leads to their page. */
class RegisterForm extends LitElement {
  static override properties = {
    viewerId: { attribute: false },
    name: { state: true },
    service: { state: true },
    busy: { state: true },
    outcome: { state: true },
  };

  declare viewerId: string;
  declare name: string;
  declare service: boolean;
  declare busy: boolean;
  declare outcome: Outcome;

  private draft: Kept<Typed> | null = null;

  constructor() {
    super();
    this.name = '';
    this.service = false;
    this.busy = false;
    this.outcome = UNTRIED;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('viewerId')) {
      this.draft = new Kept('register-person', this.viewerId, 'new');
      Object.assign(this, this.draft.read());
    }
  }

  private change(what: Partial<Typed>): void {
    Object.assign(this, what);
    this.draft?.write({ name: this.name, service: this.service });
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
      this.draft?.clear();
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
