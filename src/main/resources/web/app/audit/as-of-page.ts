import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { FACTS, LOOKS } from '../frame/looks';
import { zone } from '../frame/local-time';
import { documentPath, goTo, requestPath } from '../frame/routing';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import { CATEGORIES } from '../graphql/words';
import { asOfPath, questionOf, type Question } from './as-of';
import { DocumentAsOf, RequestAsOf, type PastDocument, type PastRequest } from './operations';
import { pastRequest } from './past-request';
import { instantOf, localOf } from './search';
import { SEARCH } from './search-looks';
import { TEXTS } from './texts';
import { words } from './words';

/** A document or a request as it was, folded from the audit log and not from the tables, at the address's moment or size. */
class AsOfPage extends LitElement {
  static override properties = {
    query: { attribute: false },
    question: { state: true },
    shownDocument: { state: true },
    shownRequest: { state: true },
    answered: { state: true },
    typing: { state: true },
    problem: { state: true },
  };

  /** The query string of the address. */
  declare query: string;
  declare question: Question;
  declare shownDocument: PastDocument | null;
  declare shownRequest: PastRequest | null;
  /** Whether the question in the address has its answer. */
  declare answered: boolean;
  /** What is wrong with what was typed. */
  declare typing: string;
  declare problem: Problem | null;

  private asked = 0;

  constructor() {
    super();
    this.query = '';
    this.question = questionOf('');
    this.shownDocument = null;
    this.shownRequest = null;
    this.answered = false;
    this.typing = '';
    this.problem = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.asOf.title} – Imprimatur`;
  }

  override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('query')) {
      this.question = questionOf(this.query);
      this.shownDocument = null;
      this.shownRequest = null;
      this.answered = false;
      this.typing = '';
      this.problem = null;
      void this.load();
    }
  }

  private async load(): Promise<void> {
    const question = ++this.asked;
    const { document: ofDocument, request, at, size } = this.question;
    if (at === null && size === null) {
      return;
    }
    try {
      const when = { at, treeSize: size };
      const pastDocument = ofDocument === null ? null : (await operate(DocumentAsOf, { id: ofDocument, ...when })).documentAsOf;
      const past = request === null ? null : (await operate(RequestAsOf, { id: request, ...when })).approvalRequestAsOf;
      if (question === this.asked) {
        this.shownDocument = pastDocument;
        this.shownRequest = past;
        this.answered = true;
        this.problem = null;
      }
    } catch (failure) {
      if (question === this.asked) {
        this.problem = problemOf(failure);
      }
    }
  }

  private ask(event: Event): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const size = String(form.get('size') ?? '').trim();
    const at = instantOf(String(form.get('at') ?? ''));
    if ((size === '') === (at === null) || (size !== '' && !/^\d{1,15}$/.test(size))) {
      this.typing = TEXTS.asOf.either;
      return;
    }
    const { document: ofDocument, request } = this.question;
    goTo(asOfPath({ document: ofDocument, request, at, size: size === '' ? null : size }));
  }

  override render(): TemplateResult {
    const { document: ofDocument, request } = this.question;
    return html`
      <p class="path">
        ${ofDocument === null ? nothing : html`<a href=${documentPath(ofDocument)}>${TEXTS.asOf.toDocument}</a>`}
        ${request === null ? nothing : html`<a href=${requestPath(request)}>${TEXTS.asOf.toRequest}</a>`}
      </p>
      <h1 tabindex="-1">${TEXTS.asOf.title}</h1>
      <p class="quiet">${TEXTS.asOf.lead}</p>
      ${this.form()}
      <div aria-live="polite">${this.answer()}</div>
    `;
  }

  private form(): TemplateResult {
    return html`
      <form class="panel" aria-label=${TEXTS.asOf.title} @submit=${this.ask}>
        <div class="fields">
          <label>
            <span>${TEXTS.asOf.at}</span>
            <input type="datetime-local" name="at" .value=${localOf(this.question.at)} />
            <small>${TEXTS.search.zone(zone())}</small>
          </label>
          <label>
            <span>${TEXTS.asOf.size}</span>
            <input name="size" inputmode="numeric" autocomplete="off" .value=${this.question.size ?? ''} />
            <small>${TEXTS.asOf.sizeHint}</small>
          </label>
        </div>
        <div class="ends">
          <span role="alert" class="trouble">${this.typing}</span>
          <button type="submit" class="main">${TEXTS.asOf.go}</button>
        </div>
      </form>
    `;
  }

  private answer(): TemplateResult | typeof nothing {
    if (this.problem !== null) {
      return trouble(this.problem, () => void this.load(), TEXTS.search.signedOut);
    }
    if (!this.answered) {
      return this.question.at === null && this.question.size === null ? nothing : html`<p role="status">${TEXTS.asOf.loading}</p>`;
    }
    if (this.shownDocument === null && this.shownRequest === null) {
      return html`<p class="notice">${TEXTS.asOf.nothing}</p>`;
    }
    return html`
      ${this.shownDocument === null ? nothing : this.ofDocument(this.shownDocument)}
      ${this.shownRequest === null ? nothing : html`${this.holds(this.shownRequest.treeSize)}${pastRequest(this.shownRequest)}`}
      <p class="print"><button type="button" @click=${() => print()}>${TEXTS.entry.print}</button></p>
    `;
  }

  /** A number that can be cited: whoever holds the log checks the answer against its first entries. */
  private holds(treeSize: string): TemplateResult {
    const { at } = this.question;
    return html`<p class="holds">${TEXTS.asOf.holds(treeSize, at === null ? null : instant(at))}</p>`;
  }

  private ofDocument(past: PastDocument): TemplateResult {
    const { labels } = TEXTS.asOf;
    return html`
      ${this.holds(past.treeSize)}
      <section class="panel" aria-label=${past.reference}>
        <h2>${past.reference}</h2>
        <dl>
          <div><dt>${labels.registered}</dt><dd>${instant(past.registeredAt)} · ${past.registeredBy?.printedName ?? ''}</dd></div>
          <div><dt>${labels.holds}</dt><dd>${past.legalHolds}</dd></div>
          <div class="wide">
            <dt>${labels.categories}</dt>
            <dd>${past.declaredCategories.map((category) => CATEGORIES[category]).join(', ')}</dd>
          </div>
        </dl>
        <h3>${labels.versions}</h3>
        ${past.versions.length === 0 ? html`<p class="quiet">${TEXTS.asOf.none}</p>` : nothing}
        <ol>
          ${past.versions.map(
            (version) => html`
              <li value=${version.number}>
                ${words(version.state)} · ${instant(version.addedAt)} · ${version.addedBy?.printedName ?? ''}
                ${version.contentDestroyedAt === null
                  ? nothing
                  : html`· ${labels.destroyed} ${instant(version.contentDestroyedAt)}`}
              </li>
            `,
          )}
        </ol>
      </section>
      ${past.approvalRequests.map((request) => pastRequest(request))}
    `;
  }

  static override styles = [
    LOOKS,
    FACTS,
    SEARCH,
    css`
      .holds {
        font-weight: 600;
      }
      ol,
      ul {
        margin: 0;
        padding-left: 1.5rem;
      }
      @media print {
        .path,
        .print {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-as-of-page', AsOfPage);
