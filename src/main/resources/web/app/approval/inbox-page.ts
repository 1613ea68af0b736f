import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import { requestPath } from '../frame/routing';
import { operate, problemOf, signInAddress, type Problem } from '../graphql/client';
import { Live, type Liveness } from '../graphql/live';
import { ROLES } from '../session/roles';
import { instant, isShort, timeLeft } from './instants';
import { Inbox, InboxChanged, type InboxChangedResult, type WaitingRequest } from './operations';
import { TEXTS } from './texts';
import { AUDIENCES, CATEGORIES } from './words';

const HALF_A_MINUTE = 30_000;

/** What waits for the viewer's sign-off, followed live; the service gives the oldest deadline first. */
class InboxPage extends LitElement {
  static override properties = {
    waiting: { state: true },
    total: { state: true },
    end: { state: true },
    problem: { state: true },
    loading: { state: true },
    liveness: { state: true },
    now: { state: true },
    said: { state: true },
  };

  declare waiting: ReadonlyArray<WaitingRequest> | null;
  declare total: number;
  declare end: string | null;
  declare problem: Problem | null;
  declare loading: boolean;
  declare liveness: Liveness;
  declare now: number;
  declare said: string;

  private live: Live<InboxChangedResult, Record<string, never>> | null = null;
  private clock: number | undefined;
  private asked = 0;

  constructor() {
    super();
    this.waiting = null;
    this.total = 0;
    this.end = null;
    this.problem = null;
    this.loading = false;
    this.liveness = 'connecting';
    this.now = Date.now();
    this.said = '';
    // Only while the focus is in here: letters typed elsewhere are nobody's command (WCAG 2.2, 2.1.4).
    this.addEventListener('keydown', this.key);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.inbox.title} – Imprimatur`;
    this.clock = setInterval(() => {
      this.now = Date.now();
    }, HALF_A_MINUTE);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.clock);
    this.live?.end();
    this.live = null;
  }

  override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  /** Everything that is shown, anew: an answer that was overtaken by a later question is dropped. */
  private async load(): Promise<void> {
    const question = ++this.asked;
    try {
      const inbox = (await operate(Inbox, {})).viewer.inbox;
      if (question !== this.asked) {
        return;
      }
      this.waiting = inbox.nodes;
      this.total = inbox.totalCount;
      this.end = inbox.pageInfo.hasNextPage ? inbox.pageInfo.endCursor : null;
      this.problem = null;
      this.follow();
    } catch (failure) {
      if (question === this.asked) {
        this.problem = problemOf(failure);
      }
    }
  }

  private async more(): Promise<void> {
    if (this.loading || this.end === null || this.waiting === null) {
      return;
    }
    this.loading = true;
    const question = this.asked;
    try {
      const inbox = (await operate(Inbox, { after: this.end })).viewer.inbox;
      if (question === this.asked) {
        this.waiting = [...this.waiting, ...inbox.nodes];
        this.end = inbox.pageInfo.hasNextPage ? inbox.pageInfo.endCursor : null;
      }
    } catch (failure) {
      this.problem = problemOf(failure);
    } finally {
      this.loading = false;
    }
  }

  /** Only once somebody is known to be signed in: a refused socket is an error in the browser's console. */
  private follow(): void {
    if (this.live !== null || !this.isConnected) {
      return;
    }
    this.live = new Live(InboxChanged, {}, {
      event: ({ inboxChanged }) => {
        if (inboxChanged.kind !== 'STARTED') {
          this.said = TEXTS.inbox.changed;
          void this.load();
        }
      },
      caughtUp: () => void this.load(),
      liveness: (now) => {
        this.liveness = now;
      },
    });
  }

  private readonly key = (pressed: KeyboardEvent): void => {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[pressed.key];
    if (step === undefined || pressed.ctrlKey || pressed.metaKey || pressed.altKey) {
      return;
    }
    const links = [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('li h2 a')];
    if (links.length === 0) {
      return;
    }
    const at = links.indexOf((this.renderRoot as ShadowRoot).activeElement as HTMLAnchorElement);
    pressed.preventDefault();
    links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
  };

  override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${TEXTS.inbox.title}</h1>
      <div class="unseen" role="status">${this.said}</div>
      ${this.trouble()} ${this.list()}
    `;
  }

  private trouble(): TemplateResult | typeof nothing {
    if (this.problem === null) {
      return nothing;
    }
    if (this.problem.signedOut) {
      return html`
        <div class="panel">
          <p>${TEXTS.inbox.signedOut}</p>
          <a class="button main" href=${signInAddress()}>${TEXTS.inbox.signIn}</a>
        </div>
      `;
    }
    return html`
      <div class="notice danger" role="alert">
        <p>${this.problem.message}</p>
        <button type="button" @click=${this.load}>${TEXTS.inbox.retry}</button>
      </div>
    `;
  }

  private list(): TemplateResult | typeof nothing {
    if (this.waiting === null) {
      return this.problem === null ? html`<p role="status">${TEXTS.inbox.loading}</p>` : nothing;
    }
    if (this.problem?.signedOut) {
      return nothing;
    }
    if (this.waiting.length === 0) {
      return html`
        <div class="panel empty">
          <p><b>${TEXTS.inbox.empty}</b></p>
          <p class="quiet">${TEXTS.inbox.emptyHint}</p>
        </div>
        ${this.livenessLine()}
      `;
    }
    return html`
      <p class="quiet above">
        <span>${TEXTS.inbox.count(this.waiting.length, this.total)}</span>
        <span class="keys">${TEXTS.inbox.keys}</span>
      </p>
      <ul aria-label=${TEXTS.inbox.list}>
        ${this.waiting.map((request) => this.row(request))}
      </ul>
      ${this.end === null
        ? nothing
        : html`<button type="button" aria-disabled=${this.loading} @click=${this.more}>
            ${this.loading ? TEXTS.inbox.loadingMore : TEXTS.inbox.more}
          </button>`}
      ${this.livenessLine()}
    `;
  }

  private livenessLine(): TemplateResult {
    return html`<p class="quiet liveness ${this.liveness}">${TEXTS.liveness[this.liveness]}</p>`;
  }

  private row(request: WaitingRequest): TemplateResult {
    const inspection = request.version?.inspection ?? null;
    const signed = request.signOffs.filter((signOff) => signOff.retractedAt === null);
    const roles = request.viewerCanSignOff.filter((role) => role.approve.allowed || role.decline.allowed);
    return html`
      <li class="panel">
        <div class="head">
          <h2><a href=${requestPath(request.id)}>${request.document?.title ?? TEXTS.inbox.notShown}</a></h2>
          ${this.deadline(request.deadline)}
        </div>
        <p class="quiet">
          ${request.reference}${request.requester === null
            ? nothing
            : html` · ${TEXTS.inbox.askedBy} ${request.requester.printedName}`}
        </p>
        <dl>
          <div>
            <dt>${TEXTS.inbox.to}</dt>
            <dd>${AUDIENCES[request.audience]}</dd>
          </div>
          ${inspection === null
            ? nothing
            : html`
                <div>
                  <dt>${TEXTS.inbox.people}</dt>
                  <dd>${TEXTS.people(inspection.personCount, inspection.claimantCount)}</dd>
                </div>
                <div>
                  <dt>${TEXTS.inbox.categories}</dt>
                  <dd>
                    ${inspection.hiddenContent ? html`<span class="tag danger">${TEXTS.inbox.hidden}</span>` : nothing}
                    ${inspection.categories.map((category) => html`<span class="tag">${CATEGORIES[category]}</span>`)}
                  </dd>
                </div>
              `}
          <div>
            <dt>${TEXTS.inbox.signed}</dt>
            <dd>
              ${signed.length === 0
                ? TEXTS.inbox.nobodySigned
                : signed.map((signOff) => `${signOff.printedName ?? ''} (${ROLES[signOff.role]})`).join(', ')}
            </dd>
          </div>
          <div>
            <dt>${TEXTS.inbox.asRole}</dt>
            <dd>${roles.map((role) => ROLES[role.role]).join(', ')}</dd>
          </div>
        </dl>
      </li>
    `;
  }

  private deadline(deadline: string | null): TemplateResult {
    if (deadline === null) {
      return html`<p class="deadline">${TEXTS.time.none}</p>`;
    }
    return html`
      <p class="deadline">
        <span class="unseen">${TEXTS.inbox.left}: </span>
        <b class=${isShort(deadline, this.now) ? 'short' : ''}>${timeLeft(deadline, this.now)}</b>
        <time class="quiet" datetime=${deadline}>${instant(deadline)}</time>
      </p>
    `;
  }

  static override styles = [
    LOOKS,
    css`
      ul {
        list-style: none;
        padding: 0;
        margin: 0;
      }
      .above {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0.25rem 1rem;
        margin-bottom: 0.75rem;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0.25rem 1.5rem;
      }
      h2 {
        margin: 0;
        flex: 1 1 18rem;
      }
      .deadline {
        margin: 0;
        display: flex;
        flex-direction: column;
        line-height: 1.35;
      }
      .deadline .short {
        color: var(--danger);
      }
      .deadline time {
        font-size: 0.9rem;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
        gap: 0.6rem 1.5rem;
        margin: 0.75rem 0 0;
      }
      dt {
        color: var(--quiet);
        font-size: 0.85rem;
      }
      dd {
        margin: 0;
      }
      li:focus-within {
        border-color: var(--focus);
      }
      .liveness::before {
        content: '';
        display: inline-block;
        width: 0.6rem;
        height: 0.6rem;
        border-radius: 50%;
        background: var(--warning);
        margin-right: 0.5rem;
      }
      .liveness.live::before {
        background: var(--good);
      }
      @media (max-width: 40rem) {
        .keys {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-inbox-page', InboxPage);
