import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../document/version-inspection';
import { LOOKS } from '../frame/looks';
import { askPath, documentPath, goTo, requestPath } from '../frame/routing';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import '../inspection/weak-findings';
import './ask-form';
import { TEXTS } from './ask-texts';
import { RequestToEdit, VersionToAskFor, type AskedDisclosure, type AskedVersion, type VersionToAskForResult } from './operations';

/** Where it is asked that one version be disclosed. */
class AskPage extends LitElement {
  static override properties = {
    versionId: { attribute: false },
    version: { state: true },
    again: { state: true },
    viewer: { state: true },
    missing: { state: true },
    problem: { state: true },
  };

  declare versionId: string;
  declare version: AskedVersion | null;
  /** The ended request that is asked for again, as the address says. */
  declare again: AskedDisclosure | null;
  declare viewer: VersionToAskForResult['viewer'] | null;
  declare missing: boolean;
  declare problem: Problem | null;

  private question = 0;

  constructor() {
    super();
    this.version = null;
    this.again = null;
    this.viewer = null;
    this.missing = false;
    this.problem = null;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('versionId')) {
      this.version = null;
      this.missing = false;
      this.problem = null;
      void this.load();
    }
  }

  private readonly load = async (): Promise<void> => {
    const question = ++this.question;
    document.title = `${TEXTS.title} – Imprimatur`;
    try {
      const [{ node, viewer }, again] = await Promise.all([operate(VersionToAskFor, { id: this.versionId }), this.earlier()]);
      if (question === this.question) {
        const first = this.version === null;
        this.missing = node === null || node.sha256 === undefined;
        this.version = this.missing ? null : node;
        this.again = again;
        this.viewer = viewer;
        this.problem = null;
        if (first) {
          void this.updateComplete.then(() => this.renderRoot.querySelector('h1')?.focus());
        }
      }
    } catch (failure) {
      if (question === this.question) {
        const problem = problemOf(failure);
        // A mangled link leads to nothing, as one to a version that is not there does.
        this.missing = problem.code === 'INVALID_ID';
        this.problem = this.missing ? null : problem;
      }
    }
  };

  private async earlier(): Promise<AskedDisclosure | null> {
    const id = new URLSearchParams(location.search).get('again');
    return id === null ? null : (await operate(RequestToEdit, { id })).approvalRequest;
  }

  private asked(event: CustomEvent<{ requestId: string }>): void {
    goTo(requestPath(event.detail.requestId));
  }

  override render(): TemplateResult {
    if (this.problem !== null) {
      return html`<h1 tabindex="-1">${TEXTS.title}</h1>${trouble(this.problem, () => void this.load())}`;
    }
    if (this.missing) {
      return html`
        <h1 tabindex="-1">${TEXTS.missing}</h1>
        <p><a href="/documents">${TEXTS.toDocuments}</a></p>
      `;
    }
    const { version, viewer } = this;
    if (version === null || viewer === null) {
      return html`<p role="status">${TEXTS.loading}</p>`;
    }
    return html`
      <p class="path">
        ${version.document === null
          ? html`<a href="/documents">${TEXTS.toDocuments}</a>`
          : html`<a href=${documentPath(version.document.id)}>${TEXTS.toDocument}</a>`}
      </p>
      <h1 tabindex="-1">${TEXTS.title}</h1>
      <p class="about">${TEXTS.about(version.number, version.fileName, version.document?.title ?? '')}</p>
      ${viewer.roles.includes('SUBMITTER') ? this.guided(version, viewer.id) : html`<p class="notice warning">${TEXTS.mayNot}</p>`}
    `;
  }

  private guided(version: AskedVersion, viewer: string): TemplateResult {
    const hopeless = this.hopeless(version);
    if (hopeless !== nothing) {
      return html`${hopeless}`;
    }
    return html`
      ${version.state === 'INSPECTED'
        ? html`
            <p class="notice ${version.inspection?.hiddenContent === true || version.inspection?.clean === false ? 'danger' : 'good'}">
              ${version.inspection?.summary}
            </p>
          `
        : html`
            <imprimatur-version-inspection .versionId=${version.id} @inspected=${this.load}></imprimatur-version-inspection>
          `}
      ${version.state === 'INSPECTED'
        ? html`<imprimatur-weak-findings .versionId=${version.id}></imprimatur-weak-findings>`
        : nothing}
      ${this.again === null ? nothing : html`<p>${TEXTS.again(this.again.reference)}</p>`}
      <imprimatur-ask-form .version=${version} .again=${this.again} .viewer=${viewer} @asked=${this.asked}></imprimatur-ask-form>
    `;
  }

  /** What no filling in of the form mends. */
  private hopeless(version: AskedVersion): TemplateResult | typeof nothing {
    const latest = version.document?.latestVersion ?? null;
    if (version.blocked) {
      return html`<p class="notice danger">${TEXTS.blocked}</p>`;
    }
    if (latest !== null && latest.id !== version.id) {
      return html`
        <div class="notice warning">
          <p>${TEXTS.notLatest(latest.number)}</p>
          <a class="button main" href="${askPath(latest.id)}${location.search}">${TEXTS.askLatest}</a>
        </div>
      `;
    }
    return version.state === 'UNINSPECTABLE' ? html`<p class="notice danger">${TEXTS.uninspectable}</p>` : nothing;
  }

  static override styles = [
    LOOKS,
    css`
      .path {
        margin: 0 0 0.75rem;
      }
      .about {
        margin-bottom: 0.9rem;
        overflow-wrap: anywhere;
      }
    `,
  ];
}

customElements.define('imprimatur-ask-page', AskPage);
