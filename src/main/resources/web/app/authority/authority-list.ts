import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { attempt, told, UNTRIED, type Outcome } from '../frame/attempt';
import '../frame/deliberate-act';
import { instant } from '../frame/instants';
import { FACTS, LOOKS } from '../frame/looks';
import { inside } from '../frame/texts';
import { operate } from '../graphql/client';
import { ROLES } from '../session/roles';
import { EndAuthority, type HeldAuthority } from './operations';
import { standingOf } from './standing';
import { TEXTS } from './texts';

/** Every authority of somebody, past ones too; what stands can be ended, in two steps. Tells `changed` once one was. */
class AuthorityList extends LitElement {
  static override properties = {
    authorities: { attribute: false },
    administers: { attribute: false },
    busy: { state: true },
    outcome: { state: true },
  };

  declare authorities: ReadonlyArray<HeldAuthority>;
  /** Whether the viewer may end them. */
  declare administers: boolean;
  declare busy: boolean;
  declare outcome: Outcome;

  constructor() {
    super();
    this.administers = false;
    this.busy = false;
    this.outcome = UNTRIED;
  }

  private async end(authorityId: string): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.outcome = await attempt(
      async () => (await operate(EndAuthority, { input: { authorityId } })).endAuthority.userErrors,
    );
    this.busy = false;
    this.dispatchEvent(new CustomEvent('changed', { detail: this.outcome.done ? TEXTS.authorities.endDone : null }));
  }

  override render(): TemplateResult {
    const now = Date.now();
    return html`
      ${this.authorities.length === 0
        ? html`<p>${TEXTS.authorities.none}</p>`
        : html`
            <ul>
              ${this.authorities.map((authority) => this.authority(authority, now))}
            </ul>
          `}
      ${told(this.outcome)}
    `;
  }

  private authority(authority: HeldAuthority, now: number): TemplateResult {
    const standing = standingOf(authority, now);
    const stands = standing === 'inForce' || standing === 'later';
    const { states, ...labels } = TEXTS.authorities;
    return html`
      <li>
        <p><b>${ROLES[authority.role]}</b> <span class="tag">${states[standing]}</span></p>
        <dl>
          <div><dt>${labels.instrument}</dt><dd>${authority.instrument}</dd></div>
          <div><dt>${labels.from}</dt><dd>${instant(authority.from)}</dd></div>
          <div><dt>${labels.until}</dt><dd>${authority.until === null ? labels.noEnd : instant(authority.until)}</dd></div>
          ${authority.endedAt === null
            ? nothing
            : html`<div><dt>${labels.ended}</dt><dd>${instant(authority.endedAt)}</dd></div>`}
        </dl>
        ${stands && this.administers
          ? html`
              <imprimatur-deliberate-act
                .ask=${labels.end}
                .sure=${labels.endSure}
                .danger=${true}
                .busy=${this.busy}
                @act=${() => this.end(authority.id)}
                ><p>${labels.endWhat(inside(ROLES[authority.role]))}</p></imprimatur-deliberate-act
              >
            `
          : nothing}
      </li>
    `;
  }

  static override styles = [
    LOOKS,
    FACTS,
    css`
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li + li {
        border-top: 1px solid var(--line);
        margin-top: 1rem;
        padding-top: 0.5rem;
      }
      dl {
        margin-bottom: 0.75rem;
      }
    `,
  ];
}

customElements.define('imprimatur-authority-list', AuthorityList);
