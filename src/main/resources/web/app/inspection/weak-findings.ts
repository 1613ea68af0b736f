import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { attempt, told, UNTRIED, type Outcome } from '../frame/attempt';
import { LOOKS } from '../frame/looks';
import { findingsPath } from '../frame/routing';
import { operate, problemOf } from '../graphql/client';
import { MECHANISMS } from '../graphql/words';
import { AcknowledgeFindings, WeakFindings, type WeaklyFound } from './operations';
import { TEXTS } from './texts';

type Weak = NonNullable<WeaklyFound['inspection']>['findings']['nodes'][number];

/** The weak findings of a version that nobody has seen yet, and the button that says one has. Nothing where there are none. */
class WeakFindingsElement extends LitElement {
  static override properties = {
    versionId: { attribute: false },
    found: { state: true },
    busy: { state: true },
    outcome: { state: true },
  };

  declare versionId: string;
  declare found: WeaklyFound | null;
  declare busy: boolean;
  declare outcome: Outcome;

  private asked = 0;

  constructor() {
    super();
    this.found = null;
    this.busy = false;
    this.outcome = UNTRIED;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('versionId')) {
      this.found = null;
      void this.load();
    }
  }

  private async load(): Promise<void> {
    const question = ++this.asked;
    try {
      const { node } = await operate(WeakFindings, { id: this.versionId });
      if (question === this.asked) {
        this.found = node === null || node.id === undefined ? null : node;
      }
    } catch (failure) {
      // The submission says so too, if it matters.
      this.outcome = { ...UNTRIED, trouble: problemOf(failure).message };
    }
  }

  /** One of each recogniser and mechanism. */
  private get unseen(): ReadonlyArray<Weak> {
    const weak = (this.found?.inspection?.findings.nodes ?? []).filter(
      ({ severity, acknowledgement }) => severity === 'LOW' && acknowledgement === null,
    );
    return [...new Map(weak.map((finding) => [`${finding.recogniser} ${finding.mechanism}`, finding])).values()];
  }

  private readonly acknowledge = async (): Promise<void> => {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.outcome = await attempt(async () => {
      for (const { sha256 } of this.unseen) {
        const input = { versionId: this.versionId, finding: sha256 };
        const { userErrors } = (await operate(AcknowledgeFindings, { input })).acknowledgeFindings;
        const refused = userErrors.filter(({ code }) => code !== 'ACKNOWLEDGED_ALREADY');
        if (refused.length > 0) {
          return refused;
        }
      }
      return [];
    });
    this.busy = false;
    await this.load();
  };

  override render(): TemplateResult | typeof nothing {
    const { unseen } = this;
    if (unseen.length === 0) {
      return this.outcome.done ? html`<p class="notice good" role="status">${TEXTS.weak.done}</p>` : nothing;
    }
    return html`
      <section class="notice" aria-labelledby="weak">
        <h2 id="weak">${TEXTS.weak.title}</h2>
        <p>${TEXTS.weak.why} <a href=${findingsPath(this.versionId)}>${TEXTS.weak.all}</a></p>
        <ul>
          ${unseen.map(
            ({ recogniser, mechanism, place, maskedSample }) =>
              html`<li>
                <b>${recogniser}</b> ${MECHANISMS[mechanism]}: <code>${place}</code>${maskedSample === null
                  ? nothing
                  : html`, <code>${maskedSample}</code>`}
              </li>`,
          )}
        </ul>
        ${this.found?.inspection?.viewerCanAcknowledge.allowed
          ? html`<button type="button" aria-disabled=${this.busy} @click=${this.acknowledge}>
              ${this.busy ? TEXTS.findings.busy : TEXTS.weak.seen}
            </button>`
          : nothing}
        ${told(this.outcome)}
      </section>
    `;
  }

  static override styles = [
    LOOKS,
    css`
      h2 {
        margin-top: 0;
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ];
}

customElements.define('imprimatur-weak-findings', WeakFindingsElement);
