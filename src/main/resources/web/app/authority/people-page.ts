import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { FIELDS, LOOKS, ROWS } from '../frame/looks';
import type { Listing } from '../frame/paged-list';
import '../frame/paged-list';
import { personPath } from '../frame/routing';
import { operate } from '../graphql/client';
import type { Role } from '../graphql/enums';
import { ROLES } from '../session/roles';
import { whoAmI } from '../session/viewer';
import { People, type ListedPerson } from './operations';
import './register-form';
import { standingOf } from './standing';
import { TEXTS } from './texts';

const ALL_ROLES = Object.keys(ROLES) as ReadonlyArray<Role>;
/** Whoever types is done after this. */
const PAUSE = 300;

/** Everybody in the register and what they may act as, found by name and role. */
class PeoplePage extends LitElement {
  static override properties = { listing: { state: true }, administrator: { state: true } };

  declare listing: Listing<ListedPerson>;
  /** The viewer's id where they may enter somebody. */
  declare administrator: string | null;

  private name = '';
  private holding: Role | null = null;
  private typing: number | undefined;

  constructor() {
    super();
    this.administrator = null;
    this.listing = this.listingOf();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.list.title} – Imprimatur`;
    void this.findOut();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  private async findOut(): Promise<void> {
    // Whoever is not signed in is told so by the list.
    this.administrator = await whoAmI().then(
      ({ id, roles }) => (roles.includes('AUTHORITY_ADMINISTRATOR') ? id : null),
      () => null,
    );
  }

  private listingOf(): Listing<ListedPerson> {
    const filter = {
      ...(this.name.trim() === '' ? {} : { nameContains: this.name.trim() }),
      ...(this.holding === null ? {} : { role: this.holding }),
    };
    const everybody = Object.keys(filter).length === 0;
    return {
      load: async (after) => (await operate(People, { after, filter })).people,
      row: (person) => this.row(person),
      label: TEXTS.list.label,
      loading: TEXTS.list.loading,
      signedOut: TEXTS.list.signedOut,
      empty: () => html`
        <div class="panel">
          <p><b>${everybody ? TEXTS.list.empty : TEXTS.list.emptyOf}</b></p>
          ${everybody ? nothing : html`<p class="quiet">${TEXTS.list.emptyHint}</p>`}
        </div>
      `,
    };
  }

  private typed(event: Event): void {
    this.name = (event.target as HTMLInputElement).value;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.listing = this.listingOf();
    }, PAUSE);
  }

  private chosen(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.holding = ALL_ROLES.find((role) => role === value) ?? null;
    this.listing = this.listingOf();
  }

  override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${TEXTS.list.title}</h1>
      <div class="filters" role="search">
        <label>
          ${TEXTS.list.name}
          <input type="search" autocomplete="off" maxlength="200" @input=${this.typed} />
        </label>
        <label>
          ${TEXTS.list.role}
          <select @change=${this.chosen}>
            <option value="">${TEXTS.list.every}</option>
            ${ALL_ROLES.map((role) => html`<option value=${role}>${ROLES[role]}</option>`)}
          </select>
        </label>
      </div>
      <imprimatur-paged-list .listing=${this.listing}></imprimatur-paged-list>
      ${this.administrator !== null
        ? html`
            <section class="panel" aria-labelledby="register">
              <h2 id="register">${TEXTS.register.title}</h2>
              <imprimatur-register-form .viewerId=${this.administrator}></imprimatur-register-form>
            </section>
          `
        : nothing}
    `;
  }

  private row(person: ListedPerson): TemplateResult {
    const now = Date.now();
    const held = person.authorities.filter((authority) => standingOf(authority, now) === 'inForce');
    return html`
      <div class="head">
        <h2><a class="open" href=${personPath(person.id)}>${person.printedName}</a></h2>
        ${person.natural ? nothing : html`<span class="tag">${TEXTS.list.service}</span>`}
      </div>
      <p>
        ${held.length === 0
          ? html`<span class="quiet">${TEXTS.list.none}</span>`
          : held.map((authority) => html`<span class="tag">${ROLES[authority.role]}</span>`)}
      </p>
    `;
  }

  static override styles = [
    LOOKS,
    FIELDS,
    ROWS,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        margin-bottom: 1rem;
      }
      .filters label {
        flex: 1 1 14rem;
      }
      .row {
        margin-bottom: 0.6rem;
        padding: 0.7rem 1.25rem;
      }
      .end {
        margin-bottom: 1.5rem;
      }
      @media print {
        .filters,
        section {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-people-page', PeoplePage);
