import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import { inside } from '../frame/texts';
import type { Role } from '../graphql/enums';
import { AUDIENCES, BANS, CATEGORIES } from '../graphql/words';
import { ROLES } from '../session/roles';
import type { DryRun } from './operations';
import { period } from './period';
import { CONDITIONS, TEXTS } from './texts';

/** What the policy would ask for in a case, in words. */
class DryRunAnswer extends LitElement {
  static override properties = { answer: { attribute: false } };

  declare answer: DryRun;

  override render(): TemplateResult {
    const { answer } = this;
    return html`
      <p class="notice ${answer.allowed ? 'good' : 'danger'}">
        <b>${answer.allowed ? TEXTS.answer.allowed : TEXTS.answer.forbidden}</b>
      </p>
      ${answer.forbiddenBy.length === 0
        ? nothing
        : html`
            <h3>${TEXTS.answer.because}</h3>
            <ul>
              ${answer.forbiddenBy.map((ban) => this.ban(ban))}
            </ul>
          `}
      ${answer.signOffs.length === 0 ? nothing : this.signOffs()} ${this.limits()} ${this.rules()}
    `;
  }

  private ban(ban: DryRun['forbiddenBy'][number]): TemplateResult {
    const about = ban.category === null ? '' : ` (${CATEGORIES[ban.category]})`;
    const accepted = ban.reason === 'LEGAL_BASIS_MISSING' ? (ban.rule?.legalBases ?? []) : [];
    return html`
      <li>
        ${BANS[ban.reason]}${about}${ban.condition === null
          ? nothing
          : html`: ${inside(CONDITIONS[ban.condition.name])}, ${TEXTS.rule.shownBy(ban.condition.evidence)}`}${accepted.length ===
        0
          ? nothing
          : html`: ${TEXTS.answer.accepted(accepted.join(', '))}`}
        ${ban.rule === null ? nothing : html`<span class="quiet">${ban.rule.citation}</span>`}
      </li>
    `;
  }

  private signOffs(): TemplateResult {
    const { signOffs, allowed } = this.answer;
    const ordered = signOffs.filter((needed) => this.isOrdered(needed.role));
    const free = signOffs.filter((needed) => !this.isOrdered(needed.role));
    return html`
      <h3>${allowed ? TEXTS.answer.signs : TEXTS.answer.wouldSign}</h3>
      ${ordered.length === 0
        ? nothing
        : html`
            <p>${TEXTS.answer.ordered}</p>
            <ol>
              ${ordered.map(
                ({ role, after }) => html`
                  <li>
                    ${ROLES[role]}${after.length === 0
                      ? nothing
                      : html`, <span class="quiet">${TEXTS.answer.after(after.map((earlier) => inside(ROLES[earlier])).join(', '))}</span>`}
                  </li>
                `,
              )}
            </ol>
          `}
      ${free.length === 0
        ? nothing
        : html`
            <p>${TEXTS.answer.free}</p>
            <ul>
              ${free.map(({ role }) => html`<li>${ROLES[role]}</li>`)}
            </ul>
          `}
    `;
  }

  /** Whether somebody waits for this role, or it for somebody. */
  private isOrdered(role: Role): boolean {
    return this.answer.signOffs.some((needed) =>
      needed.role === role ? needed.after.length > 0 : needed.after.includes(role),
    );
  }

  private limits(): TemplateResult {
    const { publishWithin, singleUse, authenticatedWithin } = this.answer;
    const said = [
      publishWithin === null ? null : TEXTS.answer.within(period(publishWithin)),
      singleUse ? TEXTS.answer.once : null,
      authenticatedWithin === null ? null : TEXTS.answer.fresh(period(authenticatedWithin)),
    ].filter((sentence) => sentence !== null);
    return html`${said.length === 0 ? nothing : html`<p>${said.join(' ')}</p>`}`;
  }

  private rules(): TemplateResult {
    const { matchedRules } = this.answer;
    return html`
      <h3>${TEXTS.answer.rules}</h3>
      ${matchedRules.length === 0
        ? html`<p>${TEXTS.answer.noRules}</p>`
        : html`
            <ul>
              ${matchedRules.map(
                (rule) => html`
                  <li>
                    ${CATEGORIES[rule.category]}, ${inside(AUDIENCES[rule.audience])}
                    <span class="quiet">${rule.citation}</span>
                  </li>
                `,
              )}
            </ul>
          `}
    `;
  }

  static override styles = [
    LOOKS,
    css`
      ul,
      ol {
        margin: 0 0 0.75rem;
        padding-left: 1.5rem;
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ];
}

customElements.define('imprimatur-dry-run-answer', DryRunAnswer);
