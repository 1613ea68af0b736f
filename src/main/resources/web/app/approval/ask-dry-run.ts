import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import type { Problem } from '../graphql/client';
import { ROLES } from '../session/roles';
import { durationInWords, TEXTS } from './ask-texts';
import type { Trial } from './asking';
import { bansInWords } from './bans';
import { trouble } from '../frame/trouble';

type Outcome = Trial['dryRun'];

/** What the policy would say to what was typed so far, in words. Tells `again` when it is to be asked once more. */
class AskDryRun extends LitElement {
  static override properties = {
    trial: { attribute: false },
    problem: { attribute: false },
    open: { attribute: false },
  };

  declare trial: Trial | null;
  declare problem: Problem | null;
  /** Enough was chosen to ask. */
  declare open: boolean;

  override render(): TemplateResult {
    const { trial: words } = TEXTS;
    return html`
      <p class="quiet">${words.hint}</p>
      <div role="status" class=${this.trial === null ? '' : `notice ${this.trial.dryRun.allowed ? 'good' : 'danger'}`}>
        ${this.verdict()}
      </div>
      ${this.problem === null ? nothing : trouble(this.problem, () => this.dispatchEvent(new Event('again')))}
      ${this.trial === null ? nothing : html`${this.why(this.trial.dryRun)} ${this.signOffs(this.trial.dryRun)}`}
      ${this.trial === null ? nothing : html`<p class="quiet">${words.version(this.trial.version)}</p>`}
    `;
  }

  private verdict(): TemplateResult | string {
    const { trial: words } = TEXTS;
    if (!this.open) {
      return words.waiting;
    }
    if (this.trial === null) {
      return this.problem === null ? words.asking : words.failed;
    }
    return html`<b>${this.trial.dryRun.allowed ? words.allowed : words.forbidden}</b>`;
  }

  private why(outcome: Outcome): TemplateResult | typeof nothing {
    const bans = bansInWords(outcome.forbiddenBy);
    return bans.length === 0
      ? nothing
      : html`
          <p>${TEXTS.trial.why}</p>
          <ul>
            ${bans.map(({ why, todo }) => html`<li>${why}<br /><span class="quiet">${todo}</span></li>`)}
          </ul>
        `;
  }

  private signOffs(outcome: Outcome): TemplateResult | typeof nothing {
    const { trial: words } = TEXTS;
    if (outcome.signOffs.length === 0) {
      return nothing;
    }
    const ordered = outcome.signOffs.some(({ after }) => after.length > 0);
    const items = outcome.signOffs.map(
      ({ role, after }) => html`
        <li>
          ${ROLES[role]}${after.length === 0
            ? nothing
            : html` <span class="quiet">${words.after(after.map((earlier) => ROLES[earlier]).join(', '))}</span>`}
        </li>
      `,
    );
    return html`
      <p>${!outcome.allowed ? words.wouldSign : ordered ? words.order : words.anyOrder}</p>
      ${ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`}
      ${outcome.publishWithin === null ? nothing : html`<p>${words.publishWithin(durationInWords(outcome.publishWithin))}</p>`}
      ${outcome.singleUse ? html`<p>${words.singleUse}</p>` : nothing}
      ${outcome.authenticatedWithin === null
        ? nothing
        : html`<p>${words.fresh(durationInWords(outcome.authenticatedWithin))}</p>`}
    `;
  }

  static override styles = [
    LOOKS,
    css`
      .notice {
        background: none;
        margin: 0.5rem 0;
      }
      ul,
      ol {
        margin: 0.3rem 0 0.6rem;
        padding-left: 1.4rem;
      }
      li {
        overflow-wrap: anywhere;
        margin: 0.2rem 0;
      }
    `,
  ];
}

customElements.define('imprimatur-ask-dry-run', AskDryRun);
