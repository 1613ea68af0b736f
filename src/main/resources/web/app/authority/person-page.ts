import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import './account-list';
import './authority-list';
import './grant-form';
import { PersonOfRegister, type PersonOfRegisterResult, type WholePerson } from './operations';
import { TEXTS } from './texts';

type Viewer = PersonOfRegisterResult['viewer'];

/** Somebody of the register: what they may act as, by what, from when till when, and by which accounts. */
class PersonPage extends LitElement {
  static override properties = {
    personId: { attribute: false },
    person: { state: true },
    viewer: { state: true },
    missing: { state: true },
    problem: { state: true },
    said: { state: true },
  };

  declare personId: string;
  declare person: WholePerson | null;
  declare viewer: Viewer | null;
  declare missing: boolean;
  declare problem: Problem | null;
  declare said: string;

  private asked = 0;

  constructor() {
    super();
    this.forget();
  }

  private forget(): void {
    this.person = null;
    this.viewer = null;
    this.missing = false;
    this.problem = null;
    this.said = '';
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('personId')) {
      this.forget();
      void this.load();
    }
  }

  private async load(): Promise<void> {
    const question = ++this.asked;
    try {
      const { person, viewer } = await operate(PersonOfRegister, { id: this.personId });
      if (question !== this.asked) {
        return;
      }
      const first = this.person === null;
      this.problem = null;
      this.person = person;
      this.viewer = viewer;
      this.missing = person === null;
      if (person !== null && first) {
        document.title = `${TEXTS.list.title} – Imprimatur`;
        void this.updateComplete.then(() => this.renderRoot.querySelector('h1')?.focus());
      }
    } catch (failure) {
      if (question === this.asked) {
        const problem = problemOf(failure);
        // A mangled link leads to nobody, as one to somebody who is not there does.
        this.missing = problem.code === 'INVALID_ID';
        this.problem = this.missing ? null : problem;
      }
    }
  }

  private async changed(event: CustomEvent<string | null>): Promise<void> {
    this.said = event.detail ?? '';
    await this.load();
  }

  override render(): TemplateResult {
    if (this.problem !== null) {
      return trouble(this.problem, () => void this.load(), TEXTS.list.signedOut);
    }
    if (this.missing) {
      return html`
        <h1 tabindex="-1">${TEXTS.person.missing}</h1>
        <p><a href="/people">${TEXTS.person.toList}</a></p>
      `;
    }
    if (this.person === null || this.viewer === null) {
      return html`<p role="status">${TEXTS.person.loading}</p>`;
    }
    return this.whole(this.person, this.viewer);
  }

  private whole(person: WholePerson, viewer: Viewer): TemplateResult {
    const administers = viewer.roles.includes('AUTHORITY_ADMINISTRATOR');
    const oversees = administers || viewer.roles.includes('AUDITOR');
    const own = viewer.person?.id === person.id;
    return html`
      ${oversees ? html`<p class="path"><a href="/people">${TEXTS.person.toList}</a></p>` : nothing}
      <h1 tabindex="-1">${person.printedName}</h1>
      <p class="quiet">${person.natural ? TEXTS.person.natural : TEXTS.person.service}</p>
      <div role="status">${this.said === '' ? nothing : html`<p class="notice good">${this.said}</p>`}</div>
      <section class="panel" aria-labelledby="authorities">
        <h2 id="authorities">${TEXTS.authorities.title}</h2>
        <imprimatur-authority-list
          .authorities=${person.authorities}
          .administers=${administers}
          @changed=${this.changed}
        ></imprimatur-authority-list>
      </section>
      ${administers
        ? html`
            <section class="panel act" aria-labelledby="grant">
              <h2 id="grant">${TEXTS.grant.title}</h2>
              ${own ? html`<p class="notice warning">${TEXTS.person.you}</p>` : nothing}
              <imprimatur-grant-form .person=${person} .viewerId=${viewer.id} @changed=${this.changed}></imprimatur-grant-form>
            </section>
          `
        : nothing}
      <section class="panel" aria-labelledby="accounts">
        <h2 id="accounts">${TEXTS.accounts.title}</h2>
        <imprimatur-account-list
          .person=${person}
          .viewerId=${viewer.id}
          .administers=${administers}
          @changed=${this.changed}
        ></imprimatur-account-list>
      </section>
      <p class="foot"><button type="button" @click=${() => print()}>${TEXTS.person.print}</button></p>
    `;
  }

  static override styles = [
    LOOKS,
    css`
      .path {
        margin: 0 0 0.75rem;
      }
      .foot {
        text-align: right;
      }
      @media print {
        .path,
        .foot,
        .act {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-person-page', PersonPage);
