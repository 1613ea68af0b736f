import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import type { Role } from '../graphql/enums';
import { ROLES } from '../session/roles';
import type { WholeRequest } from './operations';
import { TEXTS } from './texts';
import { BANS, CATEGORIES } from '../graphql/words';

/** Who has to sign, in which order, and how far that is. */
class RequirementLine extends LitElement {
  static override properties = { request: { attribute: false } };

  declare request: WholeRequest;

  override render(): TemplateResult {
    const { forbiddenBy, satisfied, signOffs } = this.request.requirement;
    return html`
      ${forbiddenBy.length === 0
        ? nothing
        : html`
            <div class="notice danger">
              <b>${TEXTS.request.forbidden}</b>
              <ul>
                ${forbiddenBy.map(
                  (ban) =>
                    html`<li>${BANS[ban.reason]}${ban.category === null ? '' : ` (${CATEGORIES[ban.category]})`}</li>`,
                )}
              </ul>
            </div>
          `}
      ${satisfied ? html`<p><b>${TEXTS.request.satisfied}</b></p>` : nothing}
      <ol>
        ${signOffs.map((needed) => this.step(needed.role, needed.after))}
      </ol>
    `;
  }

  private step(role: Role, after: ReadonlyArray<Role>): TemplateResult {
    const outstanding = this.request.requirement.outstanding;
    const done = !outstanding.some((open) => open.role === role);
    const by = this.request.signOffs.find(
      (signOff) => signOff.role === role && signOff.retractedAt === null && signOff.round === this.request.round,
    );
    const yours = this.request.viewerCanSignOff.some((yours) => yours.role === role && yours.approve.allowed);
    const before = after.filter((earlier) => outstanding.some((open) => open.role === earlier));
    const says = done
      ? `${TEXTS.request.stepDone}${by?.printedName ? `: ${by.printedName}` : ''}`
      : yours
        ? TEXTS.request.stepYou
        : before.length > 0
          ? TEXTS.request.stepAfter(before.map((earlier) => ROLES[earlier]).join(', '))
          : TEXTS.request.stepOpen;
    return html`
      <li class=${done ? 'done' : yours ? 'yours' : ''}>
        <span class="mark" aria-hidden="true">${done ? '✓' : ''}</span>
        <span><b>${ROLES[role]}</b><br />${says}</span>
      </li>
    `;
  }

  static override styles = [
    LOOKS,
    css`
      ol {
        list-style: none;
        padding: 0;
        margin: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem;
      }
      li {
        flex: 1 1 11rem;
        display: flex;
        gap: 0.6rem;
        border-top: 4px solid var(--line-strong);
        padding-top: 0.5rem;
        line-height: 1.35;
      }
      ul li {
        display: list-item;
        border: none;
      }
      li.done {
        border-color: var(--good);
      }
      li.yours {
        border-color: var(--link);
      }
      .mark {
        flex: none;
        width: 1.4rem;
        height: 1.4rem;
        border-radius: 50%;
        border: 2px solid var(--line-strong);
        text-align: center;
        line-height: 1.2rem;
        font-size: 0.85rem;
      }
      .done .mark {
        border-color: var(--good);
        color: var(--good);
      }
      .yours .mark {
        border-color: var(--link);
      }
    `,
  ];
}

customElements.define('imprimatur-requirement', RequirementLine);
