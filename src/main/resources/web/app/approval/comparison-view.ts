import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { LOOKS } from '../frame/looks';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import { AUDIENCES } from '../graphql/words';
import { compare } from './comparison';
import { Compared, ComparedVersions, type ComparedVersion } from './operations';
import { TEXTS } from './texts';

interface Against {
  readonly title: string;
  readonly version: ComparedVersion;
}

/** What is another in the version of a request than in the version before it, and than in what went out last. */
class ComparisonView extends LitElement {
  static override properties = {
    requestId: { attribute: false },
    version: { attribute: false },
    against: { state: true },
    now: { state: true },
    problem: { state: true },
  };

  declare requestId: string;
  /** By its id in the API. */
  declare version: string;
  declare against: ReadonlyArray<Against> | null;
  declare now: ComparedVersion | null;
  declare problem: Problem | null;

  constructor() {
    super();
    this.against = null;
    this.now = null;
    this.problem = null;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('requestId') || changed.has('version')) {
      this.against = null;
      void this.load();
    }
  }

  private async load(): Promise<void> {
    const { version } = this;
    try {
      const wanted = await this.wanted();
      const ids = [version, ...wanted.map(({ id }) => id)];
      const found = (await operate(Compared, { ids: [...new Set(ids)] })).nodes;
      const byId = new Map(found.flatMap((node) => (node?.id === undefined ? [] : [[node.id, node as ComparedVersion]])));
      if (version === this.version) {
        this.now = byId.get(version) ?? null;
        this.against = wanted.flatMap(({ title, id }) => {
          const before = byId.get(id);
          return before === undefined ? [] : [{ title, version: before }];
        });
        this.problem = null;
      }
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  private async wanted(): Promise<ReadonlyArray<{ readonly title: string; readonly id: string }>> {
    const request = (await operate(ComparedVersions, { id: this.requestId })).approvalRequest;
    const number = request?.version?.number ?? 0;
    const previous = request?.document?.versions.nodes.find((version) => version.number < number);
    const released = request?.document?.releases.nodes.find(
      (release) => release.publishedAt !== null && release.version !== null && release.version.id !== this.version,
    );
    return [
      ...(previous === undefined ? [] : [{ title: TEXTS.comparison.previous(previous.number), id: previous.id }]),
      ...(released?.version && released.publishedAt !== null
        ? [
            {
              title: TEXTS.comparison.released(released.version.number, AUDIENCES[released.audience], instant(released.publishedAt)),
              id: released.version.id,
            },
          ]
        : []),
    ];
  }

  override render(): TemplateResult {
    if (this.problem !== null) {
      return trouble(this.problem, () => void this.load());
    }
    const { against, now } = this;
    if (against === null || now === null) {
      return html`<p role="status">${TEXTS.comparison.loading}</p>`;
    }
    return against.length === 0
      ? html`<p>${TEXTS.comparison.first}</p>`
      : html`${against.map(({ title, version }) => this.differences(title, version, now))}`;
  }

  private differences(title: string, before: ComparedVersion, now: ComparedVersion): TemplateResult {
    const differences = compare(before, now);
    return html`
      <h3>${title}</h3>
      ${differences.length === 0
        ? html`<p>${before.sha256 === now.sha256 ? TEXTS.comparison.sameBytes : TEXTS.comparison.same}</p>`
        : html`
            <ul>
              ${differences.map(({ text, grave }) => html`<li class=${grave ? 'grave' : ''}>${text}</li>`)}
            </ul>
          `}
    `;
  }

  static override styles = [
    LOOKS,
    css`
      ul {
        margin: 0.25rem 0 0.75rem;
        padding-left: 1.25rem;
      }
      li {
        overflow-wrap: anywhere;
      }
      .grave {
        color: var(--danger);
        font-weight: 600;
      }
    `,
  ];
}

customElements.define('imprimatur-comparison', ComparisonView);
