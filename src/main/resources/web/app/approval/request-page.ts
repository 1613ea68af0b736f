import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { auditLinks } from '../audit/audit-links';
import { FACTS, LOOKS } from '../frame/looks';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import { Live, type Liveness } from '../graphql/live';
import { differences, isSame } from './changes';
import './comparison-view';
import './findings-list';
import { sayOpened } from './opening';
import { instant, timeLeft } from '../frame/instants';
import {
  Request,
  RequestChanged,
  type RequestChangedResult,
  type RequestChangedVariables,
  type RequestResult,
  type WholeRequest,
} from './operations';
import '../inspection/content-view';
import { TEXTS as INSIDE } from '../inspection/texts';
import './requester-acts';
import './requirement-line';
import './sign-off-form';
import './sign-off-list';
import { REQUEST } from './request-looks';
import { TEXTS } from './texts';
import { AUDIENCES, CATEGORIES, CHANNELS, EVIDENCE, STATES } from '../graphql/words';

/**
 * One request: what is asked in one sentence, what is inside, who has to sign and who did, and one's own sign-off. All of
 * it is about one manifest. When the request becomes another while it is read, the page says what changed and goes on only
 * when the reader wants to: nobody signs what slid in under their eyes.
 */
class RequestPage extends LitElement {
  static override properties = {
    requestId: { attribute: false },
    shown: { state: true },
    newer: { state: true },
    viewer: { state: true },
    missing: { state: true },
    problem: { state: true },
    liveness: { state: true },
    looking: { state: true },
  };

  declare requestId: string;
  declare shown: WholeRequest | null;
  /** What the request is now, where that is something else to sign than what is shown. */
  declare newer: WholeRequest | null;
  declare viewer: RequestResult['viewer'] | null;
  declare missing: boolean;
  declare problem: Problem | null;
  declare liveness: Liveness;
  /** Whether the reader looks into the content. */
  declare looking: boolean;

  private live: Live<RequestChangedResult, RequestChangedVariables> | null = null;
  private asked = 0;
  private ownAct = false;

  constructor() {
    super();
    this.shown = null;
    this.newer = null;
    this.viewer = null;
    this.missing = false;
    this.problem = null;
    this.liveness = 'connecting';
    this.looking = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.live?.end();
    this.live = null;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('requestId')) {
      this.live?.end();
      this.live = null;
      this.shown = null;
      this.newer = null;
      this.looking = false;
      this.missing = false;
      this.problem = null;
      void this.load();
    }
    if (changed.has('shown')) void sayOpened(this.shown);
  }

  private async load(): Promise<void> {
    const question = ++this.asked;
    const id = this.requestId;
    try {
      const { approvalRequest, viewer } = await operate(Request, { id });
      if (question !== this.asked) {
        return;
      }
      this.problem = null;
      this.viewer = viewer;
      this.missing = approvalRequest === null;
      if (approvalRequest !== null) {
        this.take(approvalRequest);
        this.follow(id);
      }
    } catch (failure) {
      if (question === this.asked) {
        const problem = problemOf(failure);
        // A mangled link leads to nothing, as one to a request that is not there does.
        this.missing = problem.code === 'INVALID_ID';
        this.problem = this.missing ? null : problem;
      }
    }
  }

  /** What only adds to what is shown, a sign-off for one, is shown at once, and so is what the reader did. */
  private take(now: WholeRequest): void {
    if (this.shown === null || this.ownAct || isSame(this.shown, now)) {
      const first = this.shown === null;
      this.shown = now;
      this.newer = null;
      this.ownAct = false;
      document.title = `${now.document?.title ?? now.reference} – Imprimatur`;
      if (first) {
        void this.updateComplete.then(() => this.renderRoot.querySelector('h1')?.focus());
      }
    } else {
      this.newer = now;
    }
  }

  private follow(id: string): void {
    if (this.live !== null || !this.isConnected) {
      return;
    }
    this.live = new Live(RequestChanged, { id }, {
      event: () => void this.load(),
      caughtUp: () => void this.load(),
      liveness: (now) => {
        this.liveness = now;
      },
    });
  }

  private readNewer(): void {
    if (this.newer !== null) {
      this.shown = this.newer;
      this.newer = null;
      void this.updateComplete.then(() => this.renderRoot.querySelector('h1')?.focus());
    }
  }

  /** The reader's own act is no news to them; a refused one is. */
  private changed(event: CustomEvent<{ own?: boolean } | null>): void {
    this.ownAct = event.detail?.own ?? false;
    void this.load();
  }

  override render(): TemplateResult {
    if (this.problem !== null) {
      return trouble(this.problem, () => void this.load());
    }
    if (this.missing) {
      return html`
        <h1 tabindex="-1">${TEXTS.request.missing}</h1>
        <p><a href="/">${TEXTS.request.toInbox}</a></p>
      `;
    }
    if (this.shown === null || this.viewer === null) {
      return html`<p role="status">${TEXTS.request.loading}</p>`;
    }
    return this.whole(this.shown, this.viewer);
  }

  private whole(request: WholeRequest, viewer: RequestResult['viewer']): TemplateResult {
    return html`
      <p class="path"><a href="/">${TEXTS.request.toInbox}</a></p>
      <h1 tabindex="-1">${request.document?.title ?? TEXTS.inbox.notShown}</h1>
      <p class="sentence">${this.sentence(request)}</p>
      ${this.inside(request)} ${this.staleness()}
      <imprimatur-requester-acts .request=${request} .viewer=${viewer} @changed=${this.changed}></imprimatur-requester-acts>
      <section class="panel" aria-labelledby="requirement">
        <h2 id="requirement">${TEXTS.request.requirement}</h2>
        <imprimatur-requirement .request=${request}></imprimatur-requirement>
      </section>
      <section class="panel" aria-labelledby="findings">
        <h2 id="findings">${TEXTS.request.findings}</h2>
        ${this.setAside(request)}
        <imprimatur-findings
          .findings=${request.version?.inspection?.findings.nodes ?? []}
          .total=${request.version?.inspection?.findings.totalCount ?? 0}
        ></imprimatur-findings>
      </section>
      ${this.content(request)} ${this.what(request)} ${this.refusals(request)}
      <section class="panel signing" aria-labelledby="signing">
        <h2 id="signing">${TEXTS.signing.title}</h2>
        <imprimatur-sign-off-form
          .request=${request}
          .viewer=${viewer}
          .stale=${this.newer !== null}
          @changed=${this.changed}
        ></imprimatur-sign-off-form>
      </section>
      <section class="panel" aria-labelledby="sign-offs">
        <h2 id="sign-offs">${TEXTS.request.signOffs}</h2>
        <imprimatur-sign-offs .request=${request} @changed=${this.changed}></imprimatur-sign-offs>
      </section>
      ${this.timeline(request)} ${auditLinks(viewer.roles, { request: request.id })}
      <div class="foot">
        <p class="quiet">${TEXTS.liveness[this.liveness]}</p>
        <button type="button" @click=${() => print()}>${TEXTS.request.print}</button>
      </div>
    `;
  }

  private sentence(request: WholeRequest): string {
    const version =
      request.version === null
        ? TEXTS.request.noVersion
        : TEXTS.request.version(request.version.number, request.fileName ?? request.version.fileName);
    return TEXTS.request.sentence(
      version,
      AUDIENCES[request.audience],
      CHANNELS[request.channel],
      request.destination,
      request.legalBases,
    );
  }

  private inside(request: WholeRequest): TemplateResult {
    const inspection = request.version?.inspection ?? null;
    const grave = inspection === null || inspection.hiddenContent || !inspection.clean;
    return html`
      <div class="notice ${grave ? 'danger' : 'good'}">
        <b class="unseen">${TEXTS.request.danger}: </b>
        ${inspection === null ? TEXTS.request.notInspected : inspection.summary}
        ${inspection?.advice ? html`<br /><span class="quiet">${inspection.advice}</span>` : nothing}
      </div>
      ${request.version?.blocked ? html`<div class="notice danger"><b>${TEXTS.request.blocked}</b></div>` : nothing}
    `;
  }

  private staleness(): TemplateResult {
    const { shown, newer } = this;
    return html`
      <div role="alert">
        ${shown === null || newer === null
          ? nothing
          : html`
              <div class="notice warning stale">
                <p><b>${TEXTS.signing.stale}</b></p>
                <ul>
                  ${differences(shown, newer).map(
                    ({ what, was, now }) => html`
                      <li>
                        ${what} ${TEXTS.signing.staleWas} <span class="digest">${was || TEXTS.request.none}</span>,
                        ${TEXTS.signing.staleIs} <span class="digest">${now || TEXTS.request.none}</span>
                      </li>
                    `,
                  )}
                </ul>
                <button type="button" class="main" @click=${this.readNewer}>${TEXTS.signing.staleRead}</button>
              </div>
            `}
      </div>
    `;
  }

  /** In a list of their own: among many findings, those that people took out of account must not be overlooked. */
  private setAside(request: WholeRequest): TemplateResult | typeof nothing {
    const aside = request.version?.inspection?.findingsSetAside ?? [];
    return aside.length === 0
      ? nothing
      : html`
          <div class="notice warning">
            <p><b>${TEXTS.request.setAside(aside.length)}</b></p>
            <imprimatur-findings .findings=${aside} .total=${aside.length}></imprimatur-findings>
          </div>
        `;
  }

  private content(request: WholeRequest): TemplateResult | typeof nothing {
    if (request.version === null) {
      return nothing;
    }
    return html`
      <section class="panel" aria-labelledby="comparison">
        <h2 id="comparison">${TEXTS.comparison.title}</h2>
        <imprimatur-comparison .requestId=${request.id} .version=${request.version.id}></imprimatur-comparison>
      </section>
      <section class="panel content" aria-labelledby="content">
        <h2 id="content">${INSIDE.title}</h2>
        ${this.looking
          ? html`<imprimatur-content .version=${request.version.id}></imprimatur-content>`
          : html`<button type="button" @click=${() => (this.looking = true)}>${INSIDE.look}</button>`}
      </section>
    `;
  }

  private what(request: WholeRequest): TemplateResult {
    const { labels } = TEXTS.request;
    const embargo = (moment: { readonly at: string; readonly zone: string } | null) =>
      moment === null ? null : `${instant(moment.at)} (${moment.zone})`;
    const rows: ReadonlyArray<readonly [string, string | null]> = [
      [labels.to, AUDIENCES[request.audience]],
      [labels.channel, CHANNELS[request.channel]],
      [labels.destination, request.destination],
      [
        labels.recipients,
        request.recipients.map(({ name, address }) => [name, address].filter(Boolean).join(', ')).join('; ') || null,
      ],
      [labels.bases, request.legalBases.join(', ') || null],
      [labels.purpose, request.purpose],
      ...request.evidence.map(({ field, text }) => [EVIDENCE[field], text] as const),
      [labels.fileName, request.fileName],
      [labels.notBefore, embargo(request.notBefore)],
      [labels.notAfter, embargo(request.notAfter)],
      [
        labels.deadline,
        request.deadline === null ? null : `${instant(request.deadline)} (${timeLeft(request.deadline, Date.now())})`,
      ],
      [labels.publishBy, request.publishBy === null ? null : instant(request.publishBy)],
      [labels.requester, request.requester?.printedName ?? null],
      [labels.custodian, request.document?.custodian ?? null],
      [labels.state, `${STATES[request.state]}, ${labels.round.toLowerCase()} ${request.round} · ${request.reference}`],
      [
        labels.categories,
        request.version?.inspection?.categories.map((category) => CATEGORIES[category]).join(', ') || null,
      ],
    ];
    return html`
      <section class="panel" aria-labelledby="asked">
        <h2 id="asked">${TEXTS.request.asked}</h2>
        <dl>
          ${rows
            .filter(([, value]) => value !== null)
            .map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
          ${request.version === null
            ? nothing
            : html`<div class="wide"><dt>${TEXTS.request.content}</dt><dd class="digest">${request.version.sha256}</dd></div>`}
          <div class="wide"><dt>${TEXTS.request.digest}</dt><dd class="digest">${request.manifestSha256}</dd></div>
        </dl>
      </section>
    `;
  }

  private refusals(request: WholeRequest): TemplateResult {
    return html`
      ${request.earlierRefusals.length === 0
        ? nothing
        : html`
            <section class="notice danger" aria-labelledby="refusals">
              <h2 id="refusals">${TEXTS.request.refusals}</h2>
              <ul>
                ${request.earlierRefusals.map(
                  (refusal) => html`<li>${instant(refusal.decidedAt)}: ${refusal.sentence}</li>`,
                )}
              </ul>
            </section>
          `}
      ${request.decision === null
        ? nothing
        : html`
            <section class="notice ${request.decision.outcome === 'APPROVED' ? 'good' : 'danger'}" aria-labelledby="decision">
              <h2 id="decision">${TEXTS.request.decision}</h2>
              <p>${instant(request.decision.decidedAt)}: ${request.decision.sentence}</p>
            </section>
          `}
    `;
  }

  private timeline(request: WholeRequest): TemplateResult {
    return html`
      <section class="panel" aria-labelledby="timeline">
        <h2 id="timeline">${TEXTS.request.timeline}</h2>
        <ol class="timeline">
          ${request.timeline.map(
            (entry) => html`
              <li>
                <time class="quiet" datetime=${entry.occurredAt}>${instant(entry.occurredAt)}</time>
                <span>${entry.sentence}</span>
              </li>
            `,
          )}
        </ol>
      </section>
    `;
  }

  static override styles = [LOOKS, FACTS, REQUEST];
}

customElements.define('imprimatur-request-page', RequestPage);
