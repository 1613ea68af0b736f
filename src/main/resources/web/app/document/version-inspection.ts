import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import { findingsPath } from '../frame/routing';
import { trouble } from '../frame/trouble';
import { operate, problemOf, sentences, type Problem } from '../graphql/client';
import { Live } from '../graphql/live';
import { CATEGORIES } from '../graphql/words';
import './fix-list';
import { regenerationHelps } from './fixes';
import {
  InspectionProgressed,
  RegenerateVersion,
  VersionInspection,
  type InspectedVersion,
  type InspectionProgressedResult,
  type InspectionProgressedVariables,
} from './operations';
import { pauseBefore } from './pauses';
import { TEXTS } from './texts';

/** Asked so often, it has taken long. */
const LONG = 9;
const PLAIN_TEXT = 'text/';
/** Files of these types are made anew from their visible cells. */
const WORKBOOK = /ms-excel|spreadsheetml/;

type Progress = InspectionProgressedResult['inspectionProgressed'];

/**
 * How far the inspection of one version is, followed and, where nothing is heard, asked for again until it has ended; then what is in it, how to mend it, and the
 * button that takes the regenerated version. Tells `inspected` when the inspection has ended, and whether all was readable, and `regenerated` when there is
 * another version, with its id, or null where it was there already.
 */
class VersionInspectionElement extends LitElement {
  static override properties = {
    versionId: { attribute: false },
    mayAdd: { attribute: false },
    version: { state: true },
    progressed: { state: true },
    asked: { state: true },
    gone: { state: true },
    problem: { state: true },
    making: { state: true },
    refused: { state: true },
  };

  declare versionId: string;
  /** Whether the viewer may add a version to the document, and this one is the latest. */
  declare mayAdd: boolean;
  declare version: InspectedVersion | null;
  declare progressed: Progress | null;
  declare asked: number;
  declare gone: boolean;
  declare problem: Problem | null;
  declare making: boolean;
  declare refused: string;

  private timer: number | undefined;
  /** Only the newest is answered. */
  private question = 0;
  private live: Live<InspectionProgressedResult, InspectionProgressedVariables> | null = null;

  constructor() {
    super();
    this.mayAdd = false;
    this.version = null;
    this.progressed = null;
    this.asked = 0;
    this.gone = false;
    this.problem = null;
    this.making = false;
    this.refused = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.ended) {
      void this.ask();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.unfollow();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('versionId')) {
      clearTimeout(this.timer);
      this.unfollow();
      this.version = null;
      this.asked = 0;
      this.gone = false;
      this.problem = null;
      this.refused = '';
      void this.ask();
    }
  }

  private get ended(): boolean {
    return this.version !== null && (this.version.state === 'INSPECTED' || this.version.state === 'UNINSPECTABLE');
  }

  /** Only while there is something to wait for: most versions that are looked at were inspected long ago. */
  private follow(): void {
    this.live ??= new Live(
      InspectionProgressed,
      { id: this.versionId },
      {
        event: ({ inspectionProgressed }) => {
          this.progressed = inspectionProgressed;
          if (inspectionProgressed.version?.state !== this.version?.state) {
            this.askNow();
          }
        },
        caughtUp: () => this.askNow(),
        liveness: () => undefined,
      },
    );
  }

  private unfollow(): void {
    this.live?.end();
    this.live = null;
    this.progressed = null;
  }

  private askNow(): void {
    clearTimeout(this.timer);
    void this.ask();
  }

  private readonly ask = async (): Promise<void> => {
    const question = ++this.question;
    try {
      const { node } = await operate(VersionInspection, { id: this.versionId });
      if (question !== this.question || !this.isConnected) {
        return;
      }
      this.problem = null;
      this.gone = node === null || node.state === undefined;
      if (!this.gone) {
        this.version = node;
      }
      if (this.gone || this.ended) {
        this.unfollow();
      } else {
        this.follow();
      }
      if (this.ended) {
        this.dispatchEvent(new CustomEvent('inspected', { detail: { readable: this.version?.state === 'INSPECTED' } }));
      }
    } catch (failure) {
      if (question !== this.question) {
        return;
      }
      this.problem = problemOf(failure);
    }
    if (!this.gone && !this.ended && !(this.problem?.signedOut ?? false) && this.isConnected) {
      this.timer = setTimeout(this.ask, pauseBefore(this.asked++));
    }
  };

  private async regenerate(): Promise<void> {
    if (this.making) {
      return;
    }
    this.making = true;
    this.refused = '';
    try {
      const { version, userErrors } = (await operate(RegenerateVersion, { input: { versionId: this.versionId } }))
        .regenerateDocumentVersion;
      if (version !== null || userErrors.some((refusal) => refusal.code === 'VERSION_UNCHANGED')) {
        this.dispatchEvent(new CustomEvent('regenerated', { detail: { versionId: version?.id ?? null } }));
      } else {
        this.refused = sentences(userErrors);
      }
    } catch (failure) {
      this.refused = problemOf(failure).message;
    } finally {
      this.making = false;
    }
  }

  override render(): TemplateResult {
    return html`
      <div role="status" class="said ${this.mood()}">${this.progress()}</div>
      ${this.bar()}
      ${this.problem === null
        ? nothing
        : this.problem.signedOut
          ? trouble(this.problem, () => void this.ask())
          : html`<p class="quiet">${this.problem.message} ${TEXTS.inspection.missingRead}</p>`}
      ${this.ended ? this.inside() : nothing}
    `;
  }

  private mood(): string {
    if (!this.ended) {
      return 'notice';
    }
    const inspection = this.version?.inspection ?? null;
    const grave = inspection === null || inspection.hiddenContent || !inspection.clean;
    return grave ? 'notice danger' : 'notice good';
  }

  private progress(): string {
    const { version } = this;
    if (this.gone) {
      return TEXTS.inspection.gone;
    }
    if (version === null) {
      return TEXTS.inspection.loading;
    }
    switch (version.state) {
      case 'RECEIVED':
      case 'INSPECTING': {
        const now = version.state === 'RECEIVED' ? TEXTS.inspection.waiting : TEXTS.inspection.running;
        return now(version.number) + (this.asked > LONG ? ` ${TEXTS.inspection.long}` : '');
      }
      case 'INSPECTED':
        return TEXTS.inspection.done(version.inspection?.summary ?? '');
      case 'UNINSPECTABLE':
        return TEXTS.inspection.failed;
    }
  }

  /** Outside of what is read aloud: it changes every second. */
  private bar(): TemplateResult | typeof nothing {
    const phase = this.progressed?.phase ?? null;
    if (this.ended || this.progressed === null || phase === null) {
      return nothing;
    }
    const { share } = this.progressed;
    const { phases, part } = TEXTS.inspection;
    return html`
      <label class="bar">
        ${phases[phase]} ${share === null ? nothing : html`<span>${part(Math.round(share * 100))}</span>`}
        <progress max="1" value=${share ?? nothing}></progress>
      </label>
    `;
  }

  private inside(): TemplateResult {
    const inspection = this.version?.inspection ?? null;
    if (inspection === null) {
      return html``;
    }
    if (this.version?.state === 'UNINSPECTABLE') {
      return html`
        <p><b>${inspection.advice}</b></p>
        ${inspection.unreadPlace === null
          ? nothing
          : html`<p class="quiet">${TEXTS.inspection.unread} <code>${inspection.unreadPlace}</code></p>`}
      `;
    }
    return html`
      <p>
        ${inspection.hiddenContent ? html`<span class="tag danger">${TEXTS.list.hidden}</span>` : nothing}
        ${inspection.categories.map((category) => html`<span class="tag">${CATEGORIES[category]}</span>`)}
      </p>
      ${inspection.clean ? html`<p>${TEXTS.inspection.clean}</p>` : nothing} ${this.way(regenerationHelps(inspection))}
      ${inspection.findings.totalCount === 0
        ? nothing
        : html`
            <h3>${inspection.clean ? TEXTS.inspection.seen : TEXTS.inspection.fix}</h3>
            <imprimatur-fixes .inspection=${inspection}></imprimatur-fixes>
            <p><a href=${findingsPath(this.versionId)}>${TEXTS.inspection.decide}</a></p>
          `}
    `;
  }

  /** A workbook that is what somebody saved; what was regenerated once is what a reader sees already. */
  private isOriginalWorkbook(): boolean {
    return this.version !== null && this.version.regeneratedFrom === null && WORKBOOK.test(this.version.mediaType);
  }

  private isMadeAnew(): boolean {
    return this.version !== null && (this.isOriginalWorkbook() || this.version.mediaType.startsWith(PLAIN_TEXT));
  }

  private way(helps: boolean): TemplateResult | typeof nothing {
    if (!this.mayAdd || !this.isMadeAnew() || (!helps && !this.isOriginalWorkbook())) {
      return nothing;
    }
    const { way } = TEXTS.inspection;
    return html`
      <div class="way">
        <h3>${way.heading}</h3>
        <p>${helps ? way.hidden : way.public}</p>
        <button type="button" class=${helps ? 'main' : ''} aria-disabled=${this.making} @click=${this.regenerate}>
          ${this.making ? way.busy : way.button}
        </button>
        <div role="alert">${this.refused === '' ? nothing : html`<p class="notice danger">${this.refused}</p>`}</div>
        ${helps ? html`<p class="quiet">${way.own}</p>` : nothing}
      </div>
    `;
  }

  static override styles = [
    LOOKS,
    css`
      .notice {
        margin: 0 0 0.6rem;
        background: none;
        overflow-wrap: anywhere;
      }
      .bar {
        display: block;
        margin: 0 0 0.6rem;
        font-variant-numeric: tabular-nums;
      }
      progress {
        display: block;
        width: 100%;
        height: 1rem;
        accent-color: var(--act);
        margin: 0.3rem 0;
      }
      .way {
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        padding: 0.8rem 1rem;
        margin: 0.8rem 0;
      }
      .way h3 {
        margin-top: 0;
      }
      @media print {
        .way {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-version-inspection', VersionInspectionElement);
