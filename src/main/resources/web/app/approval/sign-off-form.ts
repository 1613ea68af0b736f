import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DOUBLE_CLICK } from '../frame/double-click';
import { LOOKS } from '../frame/looks';
import type { Role, Verdict } from '../graphql/enums';
import { operate, problemOf, sentences, signInAddress } from '../graphql/client';
import { ROLES } from '../session/roles';
import { IntentionStore, newKey, nothingYet, type Intention } from './intention';
import { MEANINGS } from './meanings';
import { SignOff, type Refusal, type RequestResult, type WholeRequest } from './operations';
import { SIGN_OFF } from './sign-off-looks';
import { TEXTS } from './texts';
import { TEXTS as FRAME } from '../frame/texts';

type Viewer = RequestResult['viewer'];

const VERDICTS: ReadonlyArray<Verdict> = ['APPROVE', 'RETURN', 'REFUSE'];

/**
 * Signing in two deliberate steps: what somebody says, then the signature in full with a box to tick. Nothing that was
 * clicked once, or twice by mistake, signs. Tells `changed` when it was signed, or when the request may not be what was shown.
 */
class SignOffForm extends LitElement {
  static override properties = {
    request: { attribute: false },
    viewer: { attribute: false },
    stale: { attribute: false },
    intention: { state: true },
    trouble: { state: true },
    stepUp: { state: true },
    signedOut: { state: true },
    kept: { state: true },
    confirmed: { state: true },
    signing: { state: true },
    done: { state: true },
  };

  /** What is shown, and so what would be signed. */
  declare request: WholeRequest;
  declare viewer: Viewer;
  /** What is shown is not what is: nothing can be signed. */
  declare stale: boolean;
  declare intention: Intention;
  declare trouble: string;
  declare stepUp: string | null;
  /** The session was over when it was to be signed. */
  declare signedOut: boolean;
  declare kept: boolean;
  declare confirmed: boolean;
  declare signing: boolean;
  declare done: boolean;

  private store: IntentionStore | null = null;
  private about = '';
  private reviewedAt = 0;

  constructor() {
    super();
    this.stale = false;
    this.trouble = '';
    this.stepUp = null;
    this.signedOut = false;
    this.kept = false;
    this.confirmed = false;
    this.signing = false;
    this.done = false;
  }

  /** Another manifest or round to sign is another intention, which keeps what was typed. */
  override willUpdate(changed: PropertyValues): void {
    const about = `${this.viewer.id} ${this.request.id} ${this.request.round} ${this.request.manifestSha256}`;
    if (changed.has('request') && about !== this.about) {
      this.about = about;
      this.store = new IntentionStore(this.viewer.id, this.request.id);
      const { manifestSha256, round } = this.request;
      const kept = this.store.read(manifestSha256, round);
      this.kept = kept?.reviewed ?? false;
      this.confirmed = false;
      this.stepUp = null;
      this.trouble = '';
      this.intention = kept ?? nothingYet(manifestSha256, round);
    }
    if (changed.has('request') && this.roles().length > 0) {
      this.done = false;
    }
    const only = this.roles()[0];
    if (only !== undefined && this.roles().length === 1 && this.intention.role !== only) {
      this.intention = { ...this.intention, role: only };
    }
  }

  private roles(): ReadonlyArray<Role> {
    return this.request.viewerCanSignOff
      .filter((role) => role.approve.allowed || role.decline.allowed)
      .map((role) => role.role);
  }

  private allowed(verdict: Verdict): { readonly allowed: boolean; readonly reason: string | null } {
    const permission = this.request.viewerCanSignOff.find((role) => role.role === this.intention.role);
    if (permission === undefined) {
      return { allowed: true, reason: null };
    }
    return verdict === 'APPROVE' ? permission.approve : permission.decline;
  }

  override render(): TemplateResult {
    if (this.done) {
      return html`<div class="notice good" role="status" tabindex="-1"><b>${TEXTS.signing.done}</b></div>`;
    }
    if (this.roles().length === 0) {
      return html`<p>${TEXTS.signing.notYou}</p>`;
    }
    return html`
      ${this.intention.reviewed ? this.signature() : this.saying()} ${this.below()}
    `;
  }

  /** Below what it is about: nothing moves under a pointer that is about to click again. */
  private below(): TemplateResult {
    return html`
      ${this.stale ? html`<p class="notice warning">${TEXTS.signing.staleHere}</p>` : nothing}
      <div role="alert">${this.trouble === '' ? nothing : html`<p class="notice danger">${this.trouble}</p>`}</div>
      ${this.signedOut ? html`<a class="button main" href=${signInAddress()}>${FRAME.signIn}</a>` : nothing}
      ${this.stepUp === null
        ? nothing
        : html`
            <div class="notice warning">
              <p>${TEXTS.signing.stepUp}</p>
              <a class="button main" href=${this.stepUp}>${TEXTS.signing.stepUpGo}</a>
            </div>
          `}
    `;
  }

  private saying(): TemplateResult {
    const { role, verdict, reason } = this.intention;
    const needsReason = verdict === 'REFUSE' || verdict === 'RETURN';
    return html`
      <form novalidate @submit=${this.review}>
        ${this.roles().length === 1 ? this.onlyRole() : this.roleChoice(role)}
        <fieldset>
          <legend>${TEXTS.signing.verdict}</legend>
          <div class="choices">
            ${VERDICTS.map((choice) => {
              const permission = this.allowed(choice);
              return html`
                <label class=${permission.allowed ? '' : 'not'}>
                  <input
                    type="radio"
                    name="verdict"
                    value=${choice}
                    .checked=${verdict === choice}
                    ?disabled=${!permission.allowed}
                    @change=${() => this.change({ verdict: choice })}
                  />
                  <span>${TEXTS.signing.verdicts[choice]}${permission.allowed ? nothing : html`<small>${permission.reason}</small>`}</span>
                </label>
              `;
            })}
          </div>
        </fieldset>
        <label for="reason">${needsReason ? TEXTS.signing.reason : TEXTS.signing.reasonOptional}</label>
        <textarea
          id="reason"
          rows="3"
          maxlength="2000"
          aria-describedby="reason-hint"
          ?required=${needsReason}
          .value=${reason}
          @input=${(event: Event) => this.change({ reason: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
        <p class="quiet hint" id="reason-hint">${TEXTS.signing.reasonHint}</p>
        <button type="submit" class="main" aria-disabled=${this.stale}>${TEXTS.signing.next}</button>
      </form>
    `;
  }

  private onlyRole(): TemplateResult {
    const role = this.roles()[0];
    return html`<p>${TEXTS.signing.role}: <b>${role === undefined ? '' : ROLES[role]}</b></p>`;
  }

  private roleChoice(chosen: Role | null): TemplateResult {
    return html`
      <fieldset>
        <legend>${TEXTS.signing.role}</legend>
        <div class="choices">
          ${this.roles().map(
            (role) => html`
              <label>
                <input
                  type="radio"
                  name="role"
                  value=${role}
                  .checked=${chosen === role}
                  @change=${() => this.change({ role })}
                />
                <span>${ROLES[role]}</span>
              </label>
            `,
          )}
        </div>
      </fieldset>
    `;
  }

  private signature(): TemplateResult {
    const { role, verdict, reason } = this.intention;
    if (role === null || verdict === null) {
      return this.saying();
    }
    return html`
      <form novalidate @submit=${this.sign}>
        <h3 tabindex="-1">${TEXTS.signing.youSign}</h3>
        ${this.kept ? html`<p class="notice warning" role="status">${TEXTS.signing.kept}</p>` : nothing}
        <blockquote>${MEANINGS[`${role} ${verdict}`]}</blockquote>
        <dl>
          <div><dt>${TEXTS.signing.verdict}</dt><dd>${TEXTS.signing.verdicts[verdict]}</dd></div>
          <div>
            <dt>${TEXTS.signing.as}</dt>
            <dd>${this.viewer.person?.printedName ?? ''}, ${ROLES[role]}</dd>
          </div>
          <div><dt>${TEXTS.signing.authority}</dt><dd>${this.instrument(role)}</dd></div>
          ${reason === '' ? nothing : html`<div><dt>${TEXTS.signing.reason}</dt><dd>${reason}</dd></div>`}
          <div class="wide">
            <dt>${TEXTS.signing.overDigest}</dt>
            <dd class="digest">${this.intention.manifestSha256}</dd>
          </div>
        </dl>
        <label class="confirm">
          <input
            type="checkbox"
            .checked=${this.confirmed}
            ?disabled=${this.stale}
            @change=${(event: Event) => {
              this.confirmed = (event.target as HTMLInputElement).checked;
              this.trouble = '';
            }}
          />
          <span>${TEXTS.signing.confirm}</span>
        </label>
        <div class="ends">
          <button type="button" @click=${this.back}>${TEXTS.signing.back}</button>
          <button
            type="submit"
            class=${verdict === 'REFUSE' ? 'stop' : 'main'}
            aria-disabled=${!this.confirmed || this.signing || this.stale}
          >
            ${this.signing ? TEXTS.signing.signing : TEXTS.signing.signs[verdict]}
          </button>
        </div>
      </form>
    `;
  }

  /** The authority in force; the service decides by which one it signs. */
  private instrument(role: Role): string {
    const now = Date.now();
    const inForce = this.viewer.authorities.find(
      (authority) =>
        authority.role === role &&
        authority.endedAt === null &&
        new Date(authority.from).getTime() <= now &&
        (authority.until === null || new Date(authority.until).getTime() > now),
    );
    return inForce?.instrument ?? '';
  }

  /** Whoever changes what they say says something else: it is not the same act. */
  private change(what: Partial<Intention>): void {
    this.intention = { ...this.intention, ...what, key: newKey(), reviewed: false };
    if (!this.allowed(this.intention.verdict ?? 'REFUSE').allowed) {
      this.intention = { ...this.intention, verdict: null };
    }
    this.trouble = '';
    this.store?.write(this.intention);
  }

  private review(event: Event): void {
    event.preventDefault();
    if (this.stale) {
      return;
    }
    const { role, verdict, reason } = this.intention;
    this.trouble =
      role === null
        ? TEXTS.signing.roleMissing
        : verdict === null
          ? TEXTS.signing.verdictMissing
          : verdict !== 'APPROVE' && reason.trim() === ''
            ? TEXTS.signing.reasonMissing
            : '';
    if (this.trouble === '') {
      this.kept = false;
      this.confirmed = false;
      this.reviewedAt = Date.now();
      this.intention = { ...this.intention, reviewed: true };
      this.store?.write(this.intention);
      void this.focusOn('h3');
    }
  }

  private back(): void {
    if (Date.now() - this.reviewedAt < DOUBLE_CLICK) {
      return;
    }
    this.stepUp = null;
    this.trouble = '';
    this.intention = { ...this.intention, reviewed: false };
    this.store?.write(this.intention);
    void this.focusOn('input[name="verdict"]');
  }

  private async sign(event: Event): Promise<void> {
    event.preventDefault();
    if (this.signing || this.stale) {
      return;
    }
    const { role, verdict, reason, round, manifestSha256, key } = this.intention;
    if (!this.confirmed || role === null || verdict === null) {
      this.trouble = TEXTS.signing.confirmMissing;
      return;
    }
    this.signing = true;
    this.signedOut = false;
    this.trouble = '';
    try {
      const answer = await operate(SignOff, {
        input: {
          requestId: this.request.id,
          round,
          manifestSha256,
          role,
          verdict,
          ...(reason.trim() === '' ? {} : { reason }),
          idempotencyKey: key,
        },
      });
      this.answered(answer.signOffApprovalRequest.userErrors);
    } catch (failure) {
      const problem = problemOf(failure);
      this.trouble = problem.message;
      this.signedOut = problem.signedOut;
    } finally {
      this.signing = false;
    }
  }

  private answered(refusals: ReadonlyArray<Refusal>): void {
    const first = refusals[0];
    if (first === undefined) {
      this.store?.clear();
      this.intention = nothingYet(this.request.manifestSha256, this.request.round);
      this.confirmed = false;
      this.kept = false;
      this.done = true;
      this.dispatchEvent(new CustomEvent('changed', { detail: { own: true } }));
      void this.focusOn('.notice');
      return;
    }
    if (first.acrValues !== undefined && first.maxAge !== undefined) {
      this.stepUp =
        `/session/step-up?return=${encodeURIComponent(location.pathname)}` +
        `&acr_values=${encodeURIComponent(first.acrValues.join(' '))}&max_age=${first.maxAge}`;
      void this.focusOn('a.button');
      return;
    }
    this.trouble = `${TEXTS.signing.gone} ${sentences(refusals)}`;
    this.confirmed = false;
    // Whatever was refused, what is shown may be behind what is: the page looks, and says what changed.
    this.dispatchEvent(new CustomEvent('changed'));
  }

  private async focusOn(what: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(what)?.focus();
  }

  static override styles = [LOOKS, SIGN_OFF];
}

customElements.define('imprimatur-sign-off-form', SignOffForm);
