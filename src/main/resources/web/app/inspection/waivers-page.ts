import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import './waiver-row';
import { Waivers, type WaiversResult } from './operations';
import { TEXTS } from './texts';

export type AskedWaiver = WaiversResult['waivers'][number];

/** The waivers that somebody sees: those that wait first. */
class WaiversPage extends LitElement {
  static override properties = {
    waivers: { state: true },
    officer: { state: true },
    problem: { state: true },
    said: { state: true },
  };

  declare waivers: ReadonlyArray<AskedWaiver> | null;
  /** Whether the viewer is a privacy officer, who may withdraw any. */
  declare officer: boolean;
  declare problem: Problem | null;
  declare said: string;

  constructor() {
    super();
    this.waivers = null;
    this.officer = false;
    this.problem = null;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.waivers.title} – Imprimatur`;
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      // Apart, so that many that are over never push one off the page that waits or is in force.
      const [waiting, granted, over] = await Promise.all([
        operate(Waivers, { states: ['ASKED'] }),
        operate(Waivers, { states: ['GRANTED'] }),
        operate(Waivers, { states: ['REFUSED', 'WITHDRAWN'] }),
      ]);
      const first = this.waivers === null;
      this.problem = null;
      this.waivers = [...waiting.waivers, ...granted.waivers, ...over.waivers];
      this.officer = waiting.viewer.roles.includes('PRIVACY_OFFICER');
      if (first) {
        void this.updateComplete.then(() => this.renderRoot.querySelector('h1')?.focus());
      }
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  private async changed(): Promise<void> {
    this.said = TEXTS.findings.done;
    await this.load();
  }

  override render(): TemplateResult {
    if (this.problem !== null) {
      return trouble(this.problem, () => void this.load(), TEXTS.waivers.signedOut);
    }
    if (this.waivers === null) {
      return html`<p role="status">${TEXTS.waivers.loading}</p>`;
    }
    const waiting = this.waivers.filter(({ state }) => state === 'ASKED');
    const decided = this.waivers.filter(({ state }) => state !== 'ASKED');
    return html`
      <h1 tabindex="-1">${TEXTS.waivers.title}</h1>
      <p class="quiet">${TEXTS.waivers.purpose}</p>
      <div role="status">${this.said === '' ? nothing : html`<p class="notice good">${this.said}</p>`}</div>
      ${this.section('waiting', TEXTS.waivers.waiting, TEXTS.waivers.noneWaiting, waiting)}
      ${this.section('decided', TEXTS.waivers.decided, TEXTS.waivers.noneDecided, decided)}
    `;
  }

  private section(id: string, title: string, none: string, waivers: ReadonlyArray<AskedWaiver>): TemplateResult {
    return html`
      <section aria-labelledby=${id}>
        <h2 id=${id}>${title}</h2>
        ${waivers.length === 0 ? html`<p>${none}</p>` : nothing}
        <ul>
          ${waivers.map(
            (waiver) => html`
              <li class="panel">
                <imprimatur-waiver-row .waiver=${waiver} .officer=${this.officer} @changed=${this.changed}></imprimatur-waiver-row>
              </li>
            `,
          )}
        </ul>
      </section>
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
    `,
  ];
}

customElements.define('imprimatur-waivers-page', WaiversPage);
