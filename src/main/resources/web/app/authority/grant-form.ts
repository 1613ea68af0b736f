import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { attempt, told, UNTRIED, type Outcome } from '../frame/attempt';
import '../frame/deliberate-act';
import type { DeliberateAct } from '../frame/deliberate-act';
import { Kept } from '../frame/kept';
import { instant } from '../frame/instants';
import { instantOf, zone } from '../frame/local-time';
import { FIELDS, LOOKS } from '../frame/looks';
import { operate } from '../graphql/client';
import type { Role } from '../graphql/enums';
import { inside } from '../frame/texts';
import { ROLES } from '../session/roles';
import { GrantAuthority, type WholePerson } from './operations';
import { TEXTS } from './texts';

const ALL_ROLES = Object.keys(ROLES) as ReadonlyArray<Role>;
/** The service refuses a service every other role. */
const OF_SERVICES: ReadonlyArray<Role> = ['PUBLISHER', 'SUBMITTER'];

interface Typed {
  readonly role: Role | null;
  readonly instrument: string;
  readonly from: string;
  readonly until: string;
}

const NOTHING: Typed = { role: null, instrument: '', from: '', until: '' };

/** Granting an authority to somebody, in two steps. Tells `changed`, with what to say where it was done. */
class GrantForm extends LitElement {
  static override properties = {
    person: { attribute: false },
    viewerId: { attribute: false },
    typed: { state: true },
    busy: { state: true },
    outcome: { state: true },
  };

  declare person: WholePerson;
  declare viewerId: string;
  declare typed: Typed;
  declare busy: boolean;
  declare outcome: Outcome;

  private about = '';
  private draft: Kept<Partial<Typed>> | null = null;

  constructor() {
    super();
    this.typed = NOTHING;
    this.busy = false;
    this.outcome = UNTRIED;
  }

  override willUpdate(_changed: PropertyValues): void {
    const about = `${this.viewerId} ${this.person.id}`;
    if (about !== this.about) {
      this.about = about;
      this.draft = new Kept('grant', this.viewerId, this.person.id);
      this.typed = { ...NOTHING, ...this.draft.read() };
    }
  }

  private get steps(): DeliberateAct | null {
    return this.renderRoot.querySelector<DeliberateAct>('imprimatur-deliberate-act');
  }

  private change(what: Partial<Typed>): void {
    this.typed = { ...this.typed, ...what };
    this.draft?.write(this.typed);
    this.outcome = UNTRIED;
    this.steps?.reset();
  }

  private readonly isWhole = (): boolean => {
    const trouble =
      this.typed.role === null
        ? TEXTS.grant.roleMissing
        : this.typed.instrument.trim() === ''
          ? TEXTS.grant.instrumentMissing
          : '';
    this.outcome = { ...UNTRIED, trouble };
    return trouble === '';
  };

  private async grant(): Promise<void> {
    const { role, instrument, from, until } = this.typed;
    if (this.busy || role === null) {
      return;
    }
    this.busy = true;
    this.outcome = await attempt(async () => {
      const input = { personId: this.person.id, role, instrument: instrument.trim(), from: instantOf(from), until: instantOf(until) };
      return (await operate(GrantAuthority, { input })).grantAuthority.userErrors;
    });
    this.busy = false;
    if (this.outcome.done) {
      this.draft?.clear();
      this.typed = NOTHING;
      this.steps?.reset();
      this.dispatchEvent(new CustomEvent('changed', { detail: TEXTS.grant.done }));
    }
  }

  override render(): TemplateResult {
    const { role, instrument } = this.typed;
    const roles = this.person.natural ? ALL_ROLES : OF_SERVICES;
    return html`
      <div class="field">
        <label for="role">${TEXTS.grant.role}</label>
        <select
          id="role"
          @change=${(event: Event) =>
            this.change({ role: roles.find((each) => each === (event.target as HTMLSelectElement).value) ?? null })}
        >
          <option value="" ?selected=${role === null}>${TEXTS.grant.choose}</option>
          ${roles.map((each) => html`<option value=${each} ?selected=${role === each}>${ROLES[each]}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="instrument">${TEXTS.grant.instrument}</label>
        <input
          id="instrument"
          maxlength="200"
          autocomplete="off"
          aria-describedby="instrument-hint"
          .value=${instrument}
          @input=${(event: Event) => this.change({ instrument: (event.target as HTMLInputElement).value })}
        />
        <p class="quiet hint" id="instrument-hint">${TEXTS.grant.instrumentHint}</p>
      </div>
      <div class="period">
        ${this.time('from', TEXTS.grant.from(zone()), this.typed.from)}
        ${this.time('until', TEXTS.grant.until(zone()), this.typed.until)}
      </div>
      <imprimatur-deliberate-act
        .ask=${TEXTS.grant.ask}
        .sure=${TEXTS.grant.sure}
        .busy=${this.busy}
        .ready=${this.isWhole}
        @act=${this.grant}
        ><p>${this.sentence()}</p></imprimatur-deliberate-act
      >
      ${told(this.outcome)}
    `;
  }

  private time(name: 'from' | 'until', label: string, typed: string): TemplateResult {
    return html`
      <div class="field">
        <label for=${name}>${label}</label>
        <input
          id=${name}
          type="datetime-local"
          .value=${typed}
          @input=${(event: Event) => this.change({ [name]: (event.target as HTMLInputElement).value })}
        />
      </div>
    `;
  }

  private sentence(): string {
    const { role, instrument } = this.typed;
    const from = instantOf(this.typed.from);
    const until = instantOf(this.typed.until);
    return [
      TEXTS.grant.what(this.person.printedName, role === null ? '' : inside(ROLES[role]), instrument.trim()),
      from === null ? TEXTS.grant.fromNow : TEXTS.grant.fromThen(instant(from)),
      until === null ? TEXTS.grant.noEnd : TEXTS.grant.untilThen(instant(until)),
    ].join(' ');
  }

  static override styles = [
    LOOKS,
    FIELDS,
    css`
      .period {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
        gap: 0 1rem;
      }
    `,
  ];
}

customElements.define('imprimatur-grant-form', GrantForm);
