import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { attempt, told, UNTRIED, type Outcome } from '../frame/attempt';
import '../frame/deliberate-act';
import type { DeliberateAct } from '../frame/deliberate-act';
import { instant } from '../frame/instants';
import { Kept } from '../frame/kept';
import { FACTS, FIELDS, LOOKS } from '../frame/looks';
import { operate } from '../graphql/client';
import { EndAccountLink, LinkAccount, type WholePerson } from './operations';
import { TEXTS } from './texts';

type Typed = Pick<AccountList, 'issuer' | 'subject'>;

/** The accounts by which somebody acts; linking one and ending a link, each in two steps. Tells `changed` once one was. */
class AccountList extends LitElement {
  static override properties = {
    person: { attribute: false },
    viewerId: { attribute: false },
    administers: { attribute: false },
    issuer: { state: true },
    subject: { state: true },
    busy: { state: true },
    outcome: { state: true },
  };

  declare person: WholePerson;
  declare viewerId: string;
  /** Whether the viewer may link accounts. */
  declare administers: boolean;
  declare issuer: string;
  declare subject: string;
  declare busy: boolean;
  declare outcome: Outcome;

  private about = '';
  private draft: Kept<Typed> | null = null;

  constructor() {
    super();
    this.administers = false;
    this.issuer = '';
    this.subject = '';
    this.busy = false;
    this.outcome = UNTRIED;
  }

  override willUpdate(_changed: PropertyValues): void {
    const about = `${this.viewerId} ${this.person.id}`;
    if (about !== this.about) {
      this.about = about;
      this.draft = new Kept('link', this.viewerId, this.person.id);
      Object.assign(this, { issuer: '', subject: '' }, this.draft.read());
    }
  }

  private change(what: Partial<Typed>): void {
    Object.assign(this, what);
    this.draft?.write({ issuer: this.issuer, subject: this.subject });
    this.outcome = UNTRIED;
    this.renderRoot.querySelector<DeliberateAct>('.link')?.reset();
  }

  private readonly isWhole = (): boolean => {
    const missing = this.issuer.trim() === '' || this.subject.trim() === '';
    this.outcome = missing ? { ...UNTRIED, trouble: TEXTS.accounts.missing } : UNTRIED;
    return !missing;
  };

  private async link(): Promise<void> {
    const input = { personId: this.person.id, issuer: this.issuer.trim(), subject: this.subject.trim() };
    await this.act(async () => (await operate(LinkAccount, { input })).linkAccount.userErrors, TEXTS.accounts.done);
    if (this.outcome.done) {
      this.draft?.clear();
      this.issuer = '';
      this.subject = '';
      this.renderRoot.querySelector<DeliberateAct>('.link')?.reset();
    }
  }

  private async end(accountId: string): Promise<void> {
    await this.act(
      async () => (await operate(EndAccountLink, { input: { accountId } })).endAccountLink.userErrors,
      TEXTS.accounts.endDone,
    );
  }

  private async act(what: Parameters<typeof attempt>[0], done: string): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.outcome = await attempt(what);
    this.busy = false;
    this.dispatchEvent(new CustomEvent('changed', { detail: this.outcome.done ? done : null }));
  }

  override render(): TemplateResult {
    const { accounts } = this.person;
    return html`
      ${accounts.length === 0
        ? html`<p>${this.administers ? TEXTS.accounts.none : TEXTS.accounts.hidden}</p>`
        : html`
            <ul>
              ${accounts.map((account) => this.account(account))}
            </ul>
          `}
      ${this.administers ? this.linking() : nothing} ${told(this.outcome)}
    `;
  }

  private account(account: WholePerson['accounts'][number]): TemplateResult {
    const labels = TEXTS.accounts;
    return html`
      <li>
        <dl>
          <div><dt>${labels.issuer}</dt><dd>${account.issuer}</dd></div>
          <div><dt>${labels.subject}</dt><dd>${account.subject}</dd></div>
          <div><dt>${labels.linked}</dt><dd>${instant(account.linkedAt)}</dd></div>
          ${account.endedAt === null
            ? nothing
            : html`<div><dt>${labels.ended}</dt><dd>${instant(account.endedAt)}</dd></div>`}
        </dl>
        ${this.administers && account.endedAt === null
          ? html`
              <imprimatur-deliberate-act
                .ask=${labels.end}
                .sure=${labels.endSure}
                .danger=${true}
                .busy=${this.busy}
                @act=${() => this.end(account.id)}
                ><p>${labels.endWhat}</p></imprimatur-deliberate-act
              >
            `
          : nothing}
      </li>
    `;
  }

  private linking(): TemplateResult {
    const labels = TEXTS.accounts;
    const field = (id: 'issuer' | 'subject', label: string, longest: number, value: string) => html`
      <div class="field">
        <label for=${id}>${label}</label>
        <input
          id=${id}
          maxlength=${longest}
          autocomplete="off"
          spellcheck="false"
          .value=${value}
          @input=${(event: Event) => this.change({ [id]: (event.target as HTMLInputElement).value })}
        />
      </div>
    `;
    return html`
      <h3>${labels.link}</h3>
      <p class="quiet">${labels.linkHint}</p>
      ${field('issuer', labels.issuerField, 500, this.issuer)} ${field('subject', labels.subjectField, 255, this.subject)}
      <imprimatur-deliberate-act
        class="link"
        .ask=${labels.ask}
        .sure=${labels.sure}
        .busy=${this.busy}
        .ready=${this.isWhole}
        @act=${this.link}
        ><p>${labels.what(this.person.printedName)}</p></imprimatur-deliberate-act
      >
    `;
  }

  static override styles = [
    LOOKS,
    FACTS,
    FIELDS,
    css`
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        border-bottom: 1px solid var(--line);
        padding: 0 0 1rem;
        margin-bottom: 1rem;
      }
      dl {
        margin-bottom: 0.75rem;
      }
      @media print {
        h3,
        .field,
        h3 + p {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-account-list', AccountList);
