import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import { contentPath, documentPath } from '../frame/routing';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import './finding-disposition';
import { VersionFindings, type FoundVersion } from './operations';
import { TEXTS } from './texts';

type Inspection = NonNullable<FoundVersion['inspection']>;
export type Decided = Inspection['findings']['nodes'][number];

/** Everything that was found in one version, each with what people decided about it and what the viewer may do. */
class FindingsPage extends LitElement {
  static override properties = {
    version: { attribute: false },
    shown: { state: true },
    nodes: { state: true },
    next: { state: true },
    me: { state: true },
    missing: { state: true },
    problem: { state: true },
    said: { state: true },
  };

  declare version: string;
  declare shown: FoundVersion | null;
  declare nodes: ReadonlyArray<Decided>;
  /** Where the rest of them begins; null where there is none. */
  declare next: string | null;
  declare me: string | null;
  declare missing: boolean;
  declare problem: Problem | null;
  declare said: string;

  private asked = 0;

  constructor() {
    super();
    this.forget();
  }

  private forget(): void {
    this.shown = null;
    this.nodes = [];
    this.next = null;
    this.me = null;
    this.missing = false;
    this.problem = null;
    this.said = '';
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('version')) {
      this.forget();
      void this.load(null);
    }
  }

  private async load(after: string | null): Promise<void> {
    const question = ++this.asked;
    try {
      const { node, viewer } = await operate(VersionFindings, { id: this.version, after });
      if (question !== this.asked) {
        return;
      }
      const first = this.shown === null;
      this.problem = null;
      this.missing = node === null || node.id === undefined;
      this.me = viewer.person?.id ?? null;
      if (this.missing || node === null) {
        return;
      }
      const found = node.inspection?.findings ?? null;
      this.shown = node;
      this.nodes = [...(after === null ? [] : this.nodes), ...(found?.nodes ?? [])];
      this.next = found?.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
      if (first) {
        document.title = `${TEXTS.findings.title} – Imprimatur`;
        void this.updateComplete.then(() => this.renderRoot.querySelector('h1')?.focus());
      }
    } catch (failure) {
      if (question === this.asked) {
        const problem = problemOf(failure);
        this.missing = problem.code === 'INVALID_ID';
        this.problem = this.missing ? null : problem;
      }
    }
  }

  private async changed(): Promise<void> {
    this.said = TEXTS.findings.done;
    await this.load(null);
  }

  override render(): TemplateResult {
    if (this.problem !== null) {
      return trouble(this.problem, () => void this.load(null));
    }
    if (this.missing) {
      return html`<h1 tabindex="-1">${TEXTS.findings.missing}</h1>`;
    }
    if (this.shown === null) {
      return html`<p role="status">${TEXTS.findings.loading}</p>`;
    }
    return this.whole(this.shown);
  }

  private whole(shown: FoundVersion): TemplateResult {
    const { inspection, document } = shown;
    return html`
      ${document === null
        ? nothing
        : html`<p class="path"><a href=${documentPath(document.id)}>${TEXTS.findings.toDocument}</a></p>`}
      <h1 tabindex="-1">${TEXTS.findings.title}</h1>
      <p class="quiet">${document?.title} – ${TEXTS.of(shown.number, shown.fileName)}</p>
      <div role="status">${this.said === '' ? nothing : html`<p class="notice good">${this.said}</p>`}</div>
      ${inspection === null ? html`<p>${TEXTS.findings.notInspected}</p>` : this.found(inspection)}
      <p class="foot">
        <a href=${contentPath(this.version)}>${TEXTS.findings.toContent}</a>
        <button type="button" @click=${() => print()}>${TEXTS.findings.print}</button>
      </p>
    `;
  }

  private found(inspection: Inspection): TemplateResult {
    return html`
      <p><b>${inspection.summary}</b></p>
      <p class="quiet">${inspection.scannedBy === null ? TEXTS.findings.notScanned : TEXTS.findings.scanned(inspection.scannedBy)}</p>
      <p class="quiet">
        ${inspection.picturesReadBy === null ? TEXTS.findings.picturesNotRead : TEXTS.findings.picturesRead(inspection.picturesReadBy)}
      </p>
      ${this.nodes.length === 0 ? html`<p>${TEXTS.findings.none}</p>` : nothing}
      <ul aria-label=${TEXTS.findings.list}>
        ${this.nodes.map(
          (finding) => html`
            <li class="panel">
              <imprimatur-finding-disposition
                .versionId=${this.version}
                .finding=${finding}
                .beside=${this.nodes}
                .inspection=${inspection}
                .me=${this.me}
                @changed=${this.changed}
              ></imprimatur-finding-disposition>
            </li>
          `,
        )}
      </ul>
      ${this.next === null
        ? nothing
        : html`<button type="button" @click=${() => void this.load(this.next)}>${TEXTS.findings.rest}</button>`}
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
      .path {
        margin: 0 0 0.75rem;
      }
      .foot {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
      }
      @media print {
        .path,
        .foot {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-findings-page', FindingsPage);
