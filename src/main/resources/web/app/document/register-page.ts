import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DOUBLE_CLICK } from '../frame/double-click';
import { LOOKS } from '../frame/looks';
import { askPath, documentPath } from '../frame/routing';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import { whoAmI, type Viewer } from '../session/viewer';
import { FORM } from './form-looks';
import { Kept } from '../frame/kept';
import { DocumentById, type WholeDocument } from './operations';
import { missing, NOTHING_TYPED, register, type Registration } from './registration';
import { whatItIs } from './registration-fields';
import { TEXTS } from './texts';
import './version-inspection';
import './version-upload';

const ABOUT = 'new';

/**
 * Registers a document and uploads its file in one go, and watches what is found in it. Whatever breaks off is picked up where it
 * was: what was typed and how far it came is kept in this tab.
 */
class RegisterPage extends LitElement {
  static override properties = {
    viewer: { state: true },
    problem: { state: true },
    registration: { state: true },
    document: { state: true },
    checked: { state: true },
    ended: { state: true },
    readable: { state: true },
  };

  declare viewer: Viewer | null;
  declare problem: Problem | null;
  declare registration: Registration;
  /** What was registered. */
  declare document: WholeDocument | null;
  /** It was tried, so what is missing is said. */
  declare checked: boolean;
  /** The inspection of the version has ended. */
  declare ended: boolean;
  /** What could not be inspected goes nowhere: another file has to be added. */
  declare readable: boolean;

  private kept: Kept<Registration> | null = null;
  private shownAt = 0;

  constructor() {
    super();
    this.viewer = null;
    this.problem = null;
    this.registration = NOTHING_TYPED;
    this.document = null;
    this.checked = false;
    this.ended = false;
    this.readable = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.register.title} – Imprimatur`;
    void this.begin();
  }

  /** Whoever leaves a finished registration begins a new one when they come back; a reload does not leave it. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.ended) {
      this.kept?.clear();
    }
  }

  override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  private async begin(): Promise<void> {
    try {
      const viewer = await whoAmI();
      this.kept = new Kept('register', viewer.id, ABOUT);
      this.registration = this.kept.read() ?? NOTHING_TYPED;
      await this.read();
      this.viewer = viewer;
      this.problem = null;
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  private async read(): Promise<void> {
    const { documentId } = this.registration;
    if (documentId !== null) {
      this.document = (await operate(DocumentById, { id: documentId })).document;
    }
  }

  private change(what: Partial<Registration>): void {
    this.registration = { ...this.registration, ...what };
    this.kept?.write(this.registration);
  }

  /** The document to upload to, registered the first time; null where something is missing. */
  private readonly target = async (): Promise<WholeDocument | null> => {
    if (this.document !== null) {
      return this.document;
    }
    this.checked = true;
    const file = this.renderRoot.querySelector('imprimatur-version-upload')?.file ?? null;
    if (missing(this.registration).size > 0) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"], fieldset.invalid input')?.focus();
      return null;
    }
    if (file === null) {
      this.renderRoot.querySelector('imprimatur-version-upload')?.showMissing();
      return null;
    }
    this.document = await register(this.registration, () => this.change({ asked: true }));
    this.change({ documentId: this.document.id });
    return this.document;
  };

  private added(event: CustomEvent<{ versionId: string }>): void {
    this.change({ versionId: event.detail.versionId });
    this.ended = false;
    void this.focusOn('#inside');
  }

  private async regenerated(event: CustomEvent<{ versionId: string | null }>): Promise<void> {
    try {
      await this.read();
      this.added(new CustomEvent('added', { detail: { versionId: event.detail.versionId ?? this.document?.latestVersion?.id ?? '' } }));
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  private inspected(event: CustomEvent<{ readable: boolean }>): void {
    this.readable = event.detail.readable;
    if (!this.ended) {
      this.shownAt = Date.now();
    }
    this.ended = true;
  }

  private another(): void {
    if (Date.now() - this.shownAt < DOUBLE_CLICK) {
      return;
    }
    this.kept?.clear();
    this.registration = NOTHING_TYPED;
    this.document = null;
    this.checked = false;
    this.ended = false;
    void this.focusOn('h1');
  }

  private async focusOn(what: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(what)?.focus();
  }

  override render(): TemplateResult {
    return html`
      <p class="path"><a href="/documents">${TEXTS.document.toList}</a></p>
      <h1 tabindex="-1">${TEXTS.register.title}</h1>
      ${this.problem !== null
        ? trouble(this.problem, () => void this.begin())
        : this.viewer === null
          ? html`<p role="status">${TEXTS.register.loading}</p>`
          : this.viewer.roles.includes('SUBMITTER')
            ? this.guided(this.viewer)
            : html`<p class="notice warning">${TEXTS.register.mayNot}</p>`}
    `;
  }

  private guided(viewer: Viewer): TemplateResult {
    const { versionId } = this.registration;
    return html`
      ${this.document === null
        ? html`
            <p>${TEXTS.register.lead}</p>
            ${whatItIs(this.registration, this.checked ? missing(this.registration) : new Set(), (what) => this.change(what))}
          `
        : this.registered(this.document)}
      ${versionId === null ? this.file(viewer) : this.inside(versionId)}
    `;
  }

  private registered(registered: WholeDocument): TemplateResult {
    return html`
      <section class="notice good">
        <p>
          <b>${TEXTS.register.registered(registered.reference)}</b>
          <a href=${documentPath(registered.id)}>${registered.title}</a>
        </p>
        ${this.registration.versionId === null ? html`<p>${TEXTS.register.registeredHint}</p>` : nothing}
      </section>
    `;
  }

  private file(viewer: Viewer): TemplateResult {
    return html`
      <section class="panel" aria-labelledby="its-file">
        <h2 id="its-file">${TEXTS.register.file}</h2>
        <imprimatur-version-upload
          .viewer=${viewer.id}
          .about=${ABOUT}
          .button=${this.document === null ? TEXTS.register.button : TEXTS.register.buttonAgain}
          .target=${this.target}
          @added=${this.added}
          @behind=${() => void this.begin()}
        ></imprimatur-version-upload>
        <div role="alert">
          ${this.document === null && this.checked && missing(this.registration).size > 0
            ? html`<p class="wrong">${TEXTS.register.incomplete}</p>`
            : nothing}
        </div>
      </section>
    `;
  }

  private inside(versionId: string): TemplateResult {
    return html`
      <section class="panel" aria-labelledby="inside">
        <h2 id="inside" tabindex="-1">${TEXTS.register.inside}</h2>
        <imprimatur-version-inspection
          .versionId=${versionId}
          .mayAdd=${this.document?.viewerCanAddVersion.allowed ?? false}
          @inspected=${this.inspected}
          @regenerated=${this.regenerated}
        ></imprimatur-version-inspection>
      </section>
      ${this.ended && this.document !== null
        ? html`
            <section class="panel" aria-labelledby="next">
              <h2 id="next">${TEXTS.register.next}</h2>
              <div class="acts">
                ${this.readable ? html`<a class="button" href=${askPath(versionId)}>${TEXTS.register.ask}</a>` : nothing}
                <a class="button ${this.readable ? '' : 'main'}" href=${documentPath(this.document.id)}>
                  ${this.readable ? TEXTS.register.open : TEXTS.register.mend}
                </a>
                <button type="button" @click=${this.another}>${TEXTS.register.another}</button>
              </div>
            </section>
          `
        : nothing}
    `;
  }

  static override styles = [
    LOOKS,
    FORM,
    css`
      .path {
        margin: 0 0 0.75rem;
      }
      h2:focus-visible {
        outline: none;
      }
    `,
  ];
}

customElements.define('imprimatur-register-page', RegisterPage);
