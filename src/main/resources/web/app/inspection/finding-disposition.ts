import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { attempt, told, UNTRIED, type Outcome } from '../frame/attempt';
import '../frame/deliberate-act';
import type { DeliberateAct } from '../frame/deliberate-act';
import { instant } from '../frame/instants';
import { FIELDS, LOOKS } from '../frame/looks';
import { operate } from '../graphql/client';
import type { WaiverReason } from '../graphql/enums';
import type { Refused } from '../graphql/operation';
import { CATEGORIES, MECHANISMS, SEVERITIES, WAIVER_REASONS } from '../graphql/words';
import type { Decided } from './findings-page';
import './page-view';
import { AcknowledgeFindings, AskWaiver, AttestReading, type FoundVersion } from './operations';
import { TEXTS } from './texts';

type Inspection = NonNullable<FoundVersion['inspection']>;

const REASONS = Object.keys(WAIVER_REASONS) as ReadonlyArray<WaiverReason>;
/** So many people read a picture before it counts as read. */
const READERS = 2;

/** One finding: what it is, what people decided about it, and what the viewer may do. Tells `changed` where something was done. */
class FindingDisposition extends LitElement {
  static override properties = {
    versionId: { attribute: false },
    finding: { attribute: false },
    beside: { attribute: false },
    inspection: { attribute: false },
    me: { attribute: false },
    reason: { state: true },
    busy: { state: true },
    outcome: { state: true },
  };

  declare versionId: string;
  declare finding: Decided;
  /** All findings that are listed, with this one. */
  declare beside: ReadonlyArray<Decided>;
  declare inspection: Inspection;
  /** The viewer's person; null where nobody knows them. */
  declare me: string | null;
  declare reason: WaiverReason | null;
  declare busy: boolean;
  declare outcome: Outcome;

  constructor() {
    super();
    this.beside = [];
    this.reason = null;
    this.busy = false;
    this.outcome = UNTRIED;
  }

  private async act(what: () => Promise<ReadonlyArray<Refused>>): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.outcome = await attempt(what);
    this.busy = false;
    if (this.outcome.done) {
      this.renderRoot.querySelectorAll<DeliberateAct>('imprimatur-deliberate-act').forEach((steps) => steps.reset());
      this.dispatchEvent(new CustomEvent('changed'));
    }
  }

  private get about(): { readonly versionId: string; readonly finding: string } {
    return { versionId: this.versionId, finding: this.finding.sha256 };
  }

  private readonly ask = (): void => {
    const { reason } = this;
    if (reason !== null) {
      void this.act(async () => (await operate(AskWaiver, { input: { ...this.about, reason } })).askWaiver.userErrors);
    }
  };

  private readonly attest = (): void => {
    void this.act(async () => (await operate(AttestReading, { input: this.about })).attestReading.userErrors);
  };

  private readonly acknowledge = (): void => {
    void this.act(async () => (await operate(AcknowledgeFindings, { input: this.about })).acknowledgeFindings.userErrors);
  };

  private readonly hasReason = (): boolean => {
    this.outcome = { ...UNTRIED, trouble: this.reason === null ? TEXTS.findings.choosePlease : '' };
    return this.reason !== null;
  };

  override render(): TemplateResult {
    const { finding } = this;
    const grave = finding.severity === 'CRITICAL' || finding.severity === 'HIGH';
    return html`
      <p class="head">
        <span class="tag ${grave ? 'danger' : ''}">${SEVERITIES[finding.severity]}</span>
        <b>${finding.recogniser}</b> ${MECHANISMS[finding.mechanism]}
        ${finding.categories.map((category) => html`<span class="tag">${CATEGORIES[category]}</span>`)}
      </p>
      <p class="where"><code>${finding.place}</code></p>
      <p class="quiet">
        ${finding.personCount > 0 ? html`${TEXTS.findings.people(finding.personCount)}, ` : nothing}${TEXTS.findings.places(
          finding.occurrences,
        )}${finding.maskedSample === null ? nothing : html`. ${TEXTS.findings.sample}: <code>${finding.maskedSample}</code>`}
      </p>
      <imprimatur-page-view .versionId=${this.versionId} .finding=${finding} .findings=${this.beside}></imprimatur-page-view>
      ${this.decided()} ${this.acts()} ${told(this.outcome)}
    `;
  }

  private decided(): TemplateResult | typeof nothing {
    const { waiver, readInFull, acknowledgement, setAside } = this.finding;
    if (readInFull.length > 0) {
      const names = readInFull.map(({ by }) => by?.printedName ?? '?').join(', ');
      return html`<p><b>${TEXTS.findings.read(names, Math.max(0, READERS - readInFull.length))}</b></p>`;
    }
    if (acknowledgement !== null) {
      return html`<p>${TEXTS.findings.acknowledged(acknowledgement.by?.printedName ?? '?')}</p>`;
    }
    if (waiver === null) {
      return nothing;
    }
    const asker = waiver.askedBy?.printedName ?? '?';
    const decider = waiver.decidedBy?.printedName ?? '?';
    switch (waiver.state) {
      case 'ASKED':
        return html`<p><b>${TEXTS.findings.asked(asker)}</b> ${WAIVER_REASONS[waiver.reason]}.</p>`;
      case 'GRANTED':
        return setAside && waiver.until !== null
          ? html`<p><b>${TEXTS.findings.granted(decider, asker, instant(waiver.until))}</b> ${WAIVER_REASONS[waiver.reason]}.</p>`
          : html`<p>${TEXTS.findings.over}</p>`;
      case 'REFUSED':
        return html`<p>${TEXTS.findings.refused(decider)}</p>`;
      case 'WITHDRAWN':
        return html`<p>${TEXTS.findings.withdrawn(decider)}</p>`;
    }
  }

  private acts(): TemplateResult | typeof nothing {
    const { finding, inspection } = this;
    if (finding.severity === 'LOW') {
      return inspection.viewerCanAcknowledge.allowed && finding.acknowledgement === null
        ? html`<button type="button" aria-disabled=${this.busy} @click=${this.acknowledge}>
            ${this.busy ? TEXTS.findings.busy : TEXTS.findings.acknowledge}
          </button>`
        : nothing;
    }
    if (finding.severity === 'UNKNOWN') {
      const read = finding.readInFull.some(({ by }) => by?.id === this.me);
      const open = finding.recogniser === 'UNREAD_PICTURE' && finding.readInFull.length < READERS && !read;
      return open && inspection.viewerCanAttestReading.allowed ? this.reading() : nothing;
    }
    const stands = finding.waiver !== null && (finding.waiver.state === 'ASKED' || finding.setAside);
    return inspection.viewerCanAskWaiver.allowed && !stands ? this.asking() : nothing;
  }

  private reading(): TemplateResult {
    return html`
      <imprimatur-deliberate-act
        .ask=${TEXTS.findings.attest}
        .sure=${TEXTS.findings.attestSure}
        .busy=${this.busy}
        @act=${this.attest}
      >
        <p>${TEXTS.findings.attestWarning}</p>
      </imprimatur-deliberate-act>
    `;
  }

  private asking(): TemplateResult {
    return html`
      <details>
        <summary>${TEXTS.findings.ask}</summary>
        <div class="field">
          <label for="reason">${TEXTS.findings.askWhy}</label>
          <select
            id="reason"
            @change=${(event: Event) => {
              this.reason = REASONS.find((each) => each === (event.target as HTMLSelectElement).value) ?? null;
              this.outcome = UNTRIED;
            }}
          >
            <option value="" ?selected=${this.reason === null}>${TEXTS.findings.choose}</option>
            ${REASONS.map((each) => html`<option value=${each} ?selected=${this.reason === each}>${WAIVER_REASONS[each]}</option>`)}
          </select>
        </div>
        <imprimatur-deliberate-act
          .ask=${TEXTS.findings.askSure}
          .sure=${TEXTS.findings.askSure}
          .busy=${this.busy}
          .ready=${this.hasReason}
          @act=${this.ask}
        >
          <p>${TEXTS.findings.askWarning}</p>
        </imprimatur-deliberate-act>
      </details>
    `;
  }

  static override styles = [
    LOOKS,
    FIELDS,
    css`
      .head,
      .where,
      p {
        margin: 0 0 0.35rem;
        overflow-wrap: anywhere;
      }
      summary {
        cursor: pointer;
        padding: 0.5rem 0;
      }
      @media print {
        details,
        button {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-finding-disposition', FindingDisposition);
