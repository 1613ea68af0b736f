import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { attempt, told, UNTRIED, type Outcome } from '../frame/attempt';
import '../frame/deliberate-act';
import type { DeliberateAct } from '../frame/deliberate-act';
import { instant } from '../frame/instants';
import { instantOf, typedOf, zone } from '../frame/local-time';
import { FIELDS, LOOKS } from '../frame/looks';
import { documentPath, findingsPath } from '../frame/routing';
import { operate } from '../graphql/client';
import type { Refused } from '../graphql/operation';
import { MECHANISMS, SEVERITIES, WAIVER_REASONS } from '../graphql/words';
import { GrantWaiver, RefuseWaiver, WithdrawWaiver } from './operations';
import { TEXTS } from './texts';
import type { AskedWaiver } from './waivers-page';

const USUAL_DAYS = 30;
const DAY = 86_400_000;

/** One waiver, and deciding about it in two steps. Tells `changed` where something was done. */
class WaiverRow extends LitElement {
  static override properties = {
    waiver: { attribute: false },
    officer: { attribute: false },
    until: { state: true },
    busy: { state: true },
    outcome: { state: true },
  };

  declare waiver: AskedWaiver;
  declare officer: boolean;
  declare until: string;
  declare busy: boolean;
  declare outcome: Outcome;

  constructor() {
    super();
    this.officer = false;
    this.until = typedOf(new Date(Date.now() + USUAL_DAYS * DAY));
    this.busy = false;
    this.outcome = UNTRIED;
  }

  private async act(what: () => Promise<ReadonlyArray<Refused>>): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.outcome = await attempt(what);
    this.busy = false;
    if (this.outcome.done) {
      this.renderRoot.querySelectorAll<DeliberateAct>('imprimatur-deliberate-act').forEach((steps) => steps.reset());
      this.dispatchEvent(new CustomEvent('changed'));
    }
  }

  private readonly hasUntil = (): boolean => {
    const whole = instantOf(this.until) !== null;
    this.outcome = { ...UNTRIED, trouble: whole ? '' : TEXTS.waivers.untilMissing };
    return whole;
  };

  private readonly grant = (): void => {
    const until = instantOf(this.until);
    if (until !== null) {
      const input = { waiverId: this.waiver.id, until };
      void this.act(async () => (await operate(GrantWaiver, { input })).grantWaiver.userErrors);
    }
  };

  private readonly refuse = (): void => {
    const input = { waiverId: this.waiver.id };
    void this.act(async () => (await operate(RefuseWaiver, { input })).refuseWaiver.userErrors);
  };

  private readonly withdraw = (): void => {
    const input = { waiverId: this.waiver.id };
    void this.act(async () => (await operate(WithdrawWaiver, { input })).withdrawWaiver.userErrors);
  };

  override render(): TemplateResult {
    const { waiver } = this;
    const { version, finding } = waiver;
    return html`
      <p>
        ${version === null
          ? nothing
          : html`
              <a href=${documentPath(version.document?.id ?? '')}>${version.document?.title}</a>,
              <a href=${findingsPath(version.id)}>${TEXTS.of(version.number, version.fileName)}</a>
            `}
      </p>
      ${finding === null
        ? html`<p>${TEXTS.waivers.gone}</p>`
        : html`
            <p>
              <span class="tag ${finding.severity === 'MEDIUM' ? '' : 'danger'}">${SEVERITIES[finding.severity]}</span>
              <b>${finding.recogniser}</b> ${MECHANISMS[finding.mechanism]}, <code>${finding.place}</code>
            </p>
            <p class="quiet">
              ${finding.personCount > 0 ? html`${TEXTS.findings.people(finding.personCount)}, ` : nothing}${TEXTS.findings.places(
                finding.occurrences,
              )}${finding.maskedSample === null ? nothing : html`. ${TEXTS.findings.sample}: <code>${finding.maskedSample}</code>`}
            </p>
          `}
      <p>
        ${TEXTS.waivers.asked(waiver.askedBy?.printedName ?? '?', instant(waiver.askedAt))}: ${WAIVER_REASONS[waiver.reason]}.
      </p>
      ${this.decided()} ${this.acts()} ${told(this.outcome)}
    `;
  }

  private decided(): TemplateResult | typeof nothing {
    const { state, inForce, until, decidedBy } = this.waiver;
    const by = decidedBy?.printedName ?? '?';
    switch (state) {
      case 'ASKED':
        return nothing;
      case 'GRANTED': {
        const said = inForce ? TEXTS.waivers.granted : TEXTS.waivers.over;
        return html`<p><b>${said(by, until === null ? '?' : instant(until))}</b></p>`;
      }
      case 'REFUSED':
        return html`<p><b>${TEXTS.waivers.refused(by)}</b></p>`;
      case 'WITHDRAWN':
        return html`<p><b>${TEXTS.waivers.withdrawn(by)}</b></p>`;
    }
  }

  private acts(): TemplateResult | typeof nothing {
    const { state, viewerCanDecide } = this.waiver;
    if (state === 'ASKED' && viewerCanDecide.allowed) {
      return html`${this.granting()} ${this.step(TEXTS.waivers.refuse, TEXTS.waivers.refuseSure, TEXTS.waivers.refuseWarning, this.refuse)}`;
    }
    if (state === 'ASKED') {
      return html`<p class="quiet">${viewerCanDecide.reason}</p>`;
    }
    return state === 'GRANTED' && this.officer
      ? this.step(TEXTS.waivers.withdraw, TEXTS.waivers.withdrawSure, TEXTS.waivers.withdrawWarning, this.withdraw)
      : nothing;
  }

  private granting(): TemplateResult {
    return html`
      <div class="field">
        <label for="until">${TEXTS.waivers.until(zone())}</label>
        <input
          id="until"
          type="datetime-local"
          .value=${this.until}
          @input=${(event: Event) => {
            this.until = (event.target as HTMLInputElement).value;
            this.outcome = UNTRIED;
          }}
        />
      </div>
      <imprimatur-deliberate-act
        .ask=${TEXTS.waivers.grant}
        .sure=${TEXTS.waivers.grantSure}
        .busy=${this.busy}
        .ready=${this.hasUntil}
        @act=${this.grant}
      >
        <p>${TEXTS.waivers.grantWarning}</p>
      </imprimatur-deliberate-act>
    `;
  }

  private step(ask: string, sure: string, warning: string, act: () => void): TemplateResult {
    return html`
      <imprimatur-deliberate-act .ask=${ask} .sure=${sure} .danger=${true} .busy=${this.busy} @act=${act}>
        <p>${warning}</p>
      </imprimatur-deliberate-act>
    `;
  }

  static override styles = [
    LOOKS,
    FIELDS,
    css`
      p {
        margin: 0 0 0.35rem;
        overflow-wrap: anywhere;
      }
      imprimatur-deliberate-act {
        margin-top: 0.6rem;
      }
      @media print {
        .field {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-waiver-row', WaiverRow);
