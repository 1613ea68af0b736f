import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { FACTS, LOOKS, ROWS } from '../frame/looks';
import type { Listing, PagedList } from '../frame/paged-list';
import '../frame/paged-list';
import { instant, isShort, timeLeft } from '../frame/instants';
import { requestPath } from '../frame/routing';
import { operate } from '../graphql/client';
import { Live, type Liveness } from '../graphql/live';
import { AUDIENCES, CATEGORIES } from '../graphql/words';
import { ROLES } from '../session/roles';
import { Inbox, InboxChanged, type InboxChangedResult, type WaitingRequest } from './operations';
import { TEXTS } from './texts';

const HALF_A_MINUTE = 30_000;

/** What waits for the viewer's sign-off, followed live; the service gives the oldest deadline first. */
class InboxPage extends LitElement {
  static override properties = {
    liveness: { state: true },
    listing: { state: true },
    known: { state: true },
    said: { state: true },
  };

  declare liveness: Liveness;
  /** Made anew as time goes by: what is left of it is in each row. */
  declare listing: Listing<WaitingRequest>;
  declare known: boolean;
  declare said: string;

  private live: Live<InboxChangedResult, Record<string, never>> | null = null;
  private clock: number | undefined;
  private now = Date.now();

  constructor() {
    super();
    this.known = false;
    this.liveness = 'connecting';
    this.said = '';
    this.listing = {
      load: async (after) => (await operate(Inbox, { after })).viewer.inbox,
      row: (request) => this.row(request),
      label: TEXTS.inbox.list,
      loading: TEXTS.inbox.loading,
      signedOut: TEXTS.inbox.signedOut,
      empty: () => html`
        <div class="panel">
          <p><b>${TEXTS.inbox.empty}</b></p>
          <p class="quiet">${TEXTS.inbox.emptyHint}</p>
        </div>
      `,
    };
    // Only while the focus is in here: letters typed elsewhere are nobody's command (WCAG 2.2, 2.1.4).
    this.addEventListener('keydown', this.key);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.inbox.title} – Imprimatur`;
    this.clock = setInterval(() => {
      this.now = Date.now();
      this.list?.requestUpdate();
    }, HALF_A_MINUTE);
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

  private get list(): PagedList<WaitingRequest> | null {
    return this.renderRoot.querySelector<PagedList<WaitingRequest>>('imprimatur-paged-list');
  }

  /** Only once somebody is known to be signed in: a refused socket is an error in the browser's console. */
  private readonly follow = (): void => {
    this.known = (this.list?.items.length ?? 0) > 0;
    if (this.live !== null || !this.isConnected) {
      return;
    }
    this.live = new Live(InboxChanged, {}, {
      event: ({ inboxChanged }) => {
        if (inboxChanged.kind !== 'STARTED') {
          this.said = TEXTS.inbox.changed;
          void this.list?.reload();
        }
      },
      caughtUp: () => void this.list?.reload(),
      liveness: (now) => {
        this.liveness = now;
      },
    });
  };

  /** From the title into the list; in the list it is the list's. */
  private readonly key = (pressed: KeyboardEvent): void => {
    const down = pressed.key === 'j' || pressed.key === 'ArrowDown';
    if (down && !pressed.defaultPrevented && !pressed.ctrlKey && !pressed.metaKey && !pressed.altKey && this.list?.step(1)) {
      pressed.preventDefault();
    }
  };

  override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${TEXTS.inbox.title}</h1>
      <div class="unseen" role="status">${this.said}</div>
      ${this.known
        ? html`
            <p class="quiet above">
              <span>${TEXTS.inbox.order}</span>
              <span class="keys">${TEXTS.inbox.keys}</span>
            </p>
          `
        : nothing}
      <imprimatur-paged-list .listing=${this.listing} @loaded=${this.follow}></imprimatur-paged-list>
      ${this.live === null ? nothing : this.livenessLine()}
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
              <div class="head">
          <h2><a class="open" href=${requestPath(request.id)}>${request.document?.title ?? TEXTS.inbox.notShown}</a></h2>
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
    FACTS,
    ROWS,
    css`
      .above {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0.25rem 1rem;
        margin-bottom: 0.75rem;
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
      .row dl {
        gap: 0.6rem 1.5rem;
        margin-top: 0.75rem;
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
