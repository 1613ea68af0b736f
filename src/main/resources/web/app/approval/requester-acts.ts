import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DOUBLE_CLICK } from '../frame/double-click';
import { FORM } from '../document/form-looks';
import { LOOKS } from '../frame/looks';
import { askPath } from '../frame/routing';
import { TEXTS as FRAME } from '../frame/texts';
import { operate, problemOf, sentences, signInAddress, type Problem } from '../graphql/client';
import './ask-form';
import { submitDraft, sent, type Sent } from './ask-sending';
import { wordsOf } from './ask-refusals';
import { TEXTS } from './ask-texts';
import { bansInWords } from './bans';
import './confirm-ending';
import { newKey } from './intention';
import {
  RequestToEdit,
  ReviseRequest,
  RevokeApproval,
  WithdrawRequest,
  type AskRefusal,
  type AskedDisclosure,
  type WholeRequest,
} from './operations';

type Act = 'submit' | 'revise' | 'withdraw' | 'revoke';

/**
 * What the requester may do with their request: change and submit a draft, revise what was returned, withdraw, revoke. What there
 * is no way back from is asked twice. Tells `changed` when something was done.
 */
class RequesterActs extends LitElement {
  static override properties = {
    request: { attribute: false },
    viewer: { attribute: false },
    draft: { state: true },
    sure: { state: true },
    busy: { state: true },
    done: { state: true },
    refusals: { state: true },
    failure: { state: true },
  };

  declare request: WholeRequest;
  declare viewer: { readonly id: string };
  /** What the draft asks, while it is changed. */
  declare draft: AskedDisclosure | null;
  /** The act that is to be confirmed. */
  declare sure: 'withdraw' | 'revoke' | null;
  declare busy: boolean;
  declare done: string;
  declare refusals: ReadonlyArray<AskRefusal>;
  declare failure: Problem | null;

  private about = '';
  /** Since when these buttons stand there. */
  private settledAt = 0;
  /** What makes a repetition the same act; another state of the request is another act. */
  private key = newKey();
  private reason = '';

  constructor() {
    super();
    this.draft = null;
    this.sure = null;
    this.busy = false;
    this.done = '';
    this.refusals = [];
    this.failure = null;
  }

  override willUpdate(changed: PropertyValues): void {
    const about = `${this.request.id} ${this.request.state} ${this.request.lockVersion}`;
    if (changed.has('request') && about !== this.about) {
      this.about = about;
      this.settledAt = Date.now();
      this.key = newKey();
      this.draft = null;
      this.sure = null;
      this.refusals = [];
      this.failure = null;
    }
  }

  private readonly edit = async (): Promise<void> => {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.done = '';
    try {
      this.draft = (await operate(RequestToEdit, { id: this.request.id })).approvalRequest;
      void this.focusOn('h3');
    } catch (failure) {
      this.failure = problemOf(failure);
    } finally {
      this.busy = false;
    }
  };

  private ask(what: 'withdraw' | 'revoke'): void {
    this.sure = what;
    this.done = '';
  }

  private async act(what: Act, reason = ''): Promise<void> {
    if (this.busy || Date.now() - this.settledAt < DOUBLE_CLICK) {
      return;
    }
    this.busy = true;
    this.done = '';
    this.refusals = [];
    this.failure = null;
    try {
      const { refusals } = await this.send(what, reason);
      this.refusals = refusals;
      if (refusals.length === 0) {
        this.done = TEXTS.own.done[what];
        this.tell();
      }
    } catch (failure) {
      this.failure = problemOf(failure);
    } finally {
      this.busy = false;
    }
  }

  private async send(what: Act, reason: string): Promise<Sent> {
    const { id: requestId, lockVersion: expectedVersion } = this.request;
    const idempotencyKey = `${what}-${this.keyFor(reason)}`;
    switch (what) {
      case 'submit':
        return submitDraft({ requestId, lockVersion: expectedVersion }, this.key);
      case 'revise':
        return sent((await operate(ReviseRequest, { input: { requestId, expectedVersion, idempotencyKey } })).reviseApprovalRequest);
      case 'withdraw':
        return sent((await operate(WithdrawRequest, { input: { requestId, idempotencyKey } })).withdrawApprovalRequest);
      case 'revoke':
        return sent(
          (await operate(RevokeApproval, { input: { requestId, reason, idempotencyKey } })).revokeApproval,
        );
    }
  }

  /** Another reason is another act. */
  private keyFor(reason: string): string {
    if (reason !== this.reason) {
      this.reason = reason;
      this.key = newKey();
    }
    return this.key;
  }

  private asked(event: CustomEvent<{ submitted: boolean }>): void {
    this.draft = null;
    this.done = event.detail.submitted ? TEXTS.own.done.submit : TEXTS.own.done.save;
    this.tell();
  }

  /** One's own act is no news to the page. */
  private tell(): void {
    this.dispatchEvent(new CustomEvent('changed', { detail: { own: true } }));
    void this.focusOn('.done');
  }

  private async focusOn(what: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(what)?.focus();
  }

  /** Only its requester is told so; to others the rules say that it is not theirs. */
  private get ended(): boolean {
    return this.request.viewerCanWithdraw.code === 'REQUEST_CLOSED';
  }

  override render(): TemplateResult | typeof nothing {
    const { viewerCanEdit, viewerCanRevise, viewerCanWithdraw, viewerCanRevoke } = this.request;
    const may = [viewerCanEdit, viewerCanRevise, viewerCanWithdraw, viewerCanRevoke].some(({ allowed }) => allowed);
    if (!may && this.done === '' && !this.ended) {
      return nothing;
    }
    return html`
      <section class="panel" aria-labelledby="own">
        <h2 id="own">${TEXTS.own.heading}</h2>
        <div role="status">${this.done === '' ? nothing : html`<p class="notice good done" tabindex="-1"><b>${this.done}</b></p>`}</div>
        ${this.standing()} ${this.draft === null ? this.acts() : this.editing(this.draft)}
      </section>
    `;
  }

  private standing(): TemplateResult {
    const { own } = TEXTS;
    const { state, round, signOffs } = this.request;
    switch (state) {
      case 'DRAFT':
        return html`<p>${own.draft}</p>${this.draft === null ? this.obstacle() : nothing}`;
      case 'RETURNED':
        return html`
          ${signOffs
            .filter((signOff) => signOff.round === round && signOff.verdict === 'RETURN' && signOff.retractedAt === null)
            .map(
              (signOff) => html`
                <div class="notice warning">
                  <p><b>${own.returnedBy(signOff.printedName ?? '')}</b></p>
                  <p class="said">${signOff.reason}</p>
                </div>
              `,
            )}
          <p>${own.returned}</p>
        `;
      case 'IN_REVIEW':
        return html`<p>${own.review}</p>`;
      case 'APPROVED':
        return html`<p>${own.approved}</p>`;
      default:
        return this.ended && this.request.version !== null
          ? html`
              <p>${own.ended}</p>
              <a class="button" href="${askPath(this.request.version.id)}?again=${this.request.id}">${own.again}</a>
            `
          : html``;
    }
  }

  private obstacle(): TemplateResult | typeof nothing {
    const { allowed, reason } = this.request.viewerCanSubmit;
    return allowed ? nothing : html`<p class="notice warning">${TEXTS.own.cannotSubmit} ${reason}</p>`;
  }

  private acts(): TemplateResult {
    const { own } = TEXTS;
    const { viewerCanEdit, viewerCanSubmit, viewerCanRevise, viewerCanWithdraw, viewerCanRevoke } = this.request;
    const button = (text: string, act: () => void, looks = ''): TemplateResult =>
      html`<button type="button" class=${looks} aria-disabled=${this.busy} @click=${act}>${this.busy ? own.busy : text}</button>`;
    return html`
      ${this.sure === null
        ? html`
            <div class="acts">
              ${viewerCanEdit.allowed && viewerCanSubmit.allowed ? button(own.submit, () => void this.act('submit'), 'main') : nothing}
              ${viewerCanEdit.allowed ? button(own.edit, () => void this.edit(), viewerCanSubmit.allowed ? '' : 'main') : nothing}
              ${viewerCanRevise.allowed ? button(own.revise, () => void this.act('revise'), 'main') : nothing}
              ${viewerCanWithdraw.allowed ? button(own.withdraw, () => this.ask('withdraw')) : nothing}
              ${viewerCanRevoke.allowed ? button(own.revoke, () => this.ask('revoke')) : nothing}
            </div>
          `
        : this.confirming(this.sure)}
      ${this.told()}
    `;
  }

  private confirming(what: 'withdraw' | 'revoke'): TemplateResult {
    return html`
      <imprimatur-confirm-ending
        .what=${what}
        .viewer=${this.viewer.id}
        .requestId=${this.request.id}
        .busy=${this.busy}
        @confirmed=${(event: CustomEvent<{ reason: string }>) => void this.act(what, event.detail.reason)}
        @kept=${() => {
          this.sure = null;
        }}
      ></imprimatur-confirm-ending>
    `;
  }

  /** Below what it is about: nothing moves under a pointer that is about to click again. */
  private told(): TemplateResult {
    return html`
      <div role="alert">
        ${this.refusals.map(
          (refusal) => html`
            <div class="notice danger">
              <p><b>${sentences([refusal])}</b></p>
              ${wordsOf(refusal).map((words) => html`<p>${words}</p>`)}
              ${bansInWords(refusal.rules ?? []).map(({ why, todo }) => html`<p>${why} ${todo}</p>`)}
            </div>
          `,
        )}
        ${this.failure === null ? nothing : html`<p class="notice danger">${this.failure.message}</p>`}
      </div>
      ${this.failure?.signedOut ? html`<a class="button main" href=${signInAddress()}>${FRAME.signIn}</a>` : nothing}
    `;
  }

  private editing(draft: AskedDisclosure): TemplateResult {
    return draft.version === null
      ? html``
      : html`
          <h3 tabindex="-1">${TEXTS.own.editing}</h3>
          <imprimatur-ask-form
            .version=${draft.version}
            .draft=${draft}
            .viewer=${this.viewer.id}
            @asked=${this.asked}
            @left=${() => {
              this.draft = null;
              this.settledAt = Date.now();
              void this.focusOn('.acts button');
            }}
          ></imprimatur-ask-form>
        `;
  }

  static override styles = [
    LOOKS,
    FORM,
    css`
      .notice {
        background: none;
      }
      .said {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      h3:focus-visible {
        outline: none;
      }
      @media print {
        section {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-requester-acts', RequesterActs);
