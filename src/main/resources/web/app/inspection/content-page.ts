import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import { documentPath } from '../frame/routing';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import './content-view';
import { Version, type VersionResult } from './operations';
import { TEXTS } from './texts';

/** One version's content by itself: what it is, what was found in it in one sentence, and a look into it. */
class ContentPage extends LitElement {
  static override properties = {
    version: { attribute: false },
    found: { state: true },
    missing: { state: true },
    problem: { state: true },
  };

  declare version: string;
  declare found: NonNullable<VersionResult['node']> | null;
  declare missing: boolean;
  declare problem: Problem | null;

  constructor() {
    super();
    this.found = null;
    this.missing = false;
    this.problem = null;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('version')) {
      this.found = null;
      void this.load();
    }
  }

  private async load(): Promise<void> {
    const id = this.version;
    try {
      const { node } = await operate(Version, { id });
      if (id === this.version) {
        this.found = node?.id === undefined ? null : node;
        this.missing = this.found === null;
        this.problem = null;
        document.title = `${TEXTS.title} – Imprimatur`;
        void this.updateComplete.then(() => this.renderRoot.querySelector('h1')?.focus());
      }
    } catch (failure) {
      const problem = problemOf(failure);
      this.missing = problem.code === 'INVALID_ID';
      this.problem = this.missing ? null : problem;
    }
  }

  override render(): TemplateResult {
    if (this.problem !== null) {
      return html`<h1>${TEXTS.title}</h1>${trouble(this.problem, () => void this.load())}`;
    }
    if (this.missing) {
      return html`<h1 tabindex="-1">${TEXTS.missing}</h1>`;
    }
    if (this.found === null) {
      return html`<p role="status">${TEXTS.loading}</p>`;
    }
    const { found } = this;
    const inspection = found.inspection ?? null;
    return html`
      ${found.document
        ? html`<p><a href=${documentPath(found.document.id)}>${TEXTS.toDocument}: ${found.document.title}</a></p>`
        : nothing}
      <h1 tabindex="-1">${TEXTS.title}</h1>
      <p>${TEXTS.of(found.number ?? 0, found.fileName ?? '')} <span class="digest">${found.sha256}</span></p>
      ${inspection === null
        ? nothing
        : html`<div class="notice ${inspection.clean && !inspection.hiddenContent ? 'good' : 'danger'}">${inspection.summary}</div>`}
      <h2 class="unseen">${TEXTS.sheets}</h2>
      <imprimatur-content .version=${this.version}></imprimatur-content>
    `;
  }

  static override styles = LOOKS;
}

customElements.define('imprimatur-content-page', ContentPage);
