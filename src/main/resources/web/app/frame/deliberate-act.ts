import { LitElement, css, html, type TemplateResult } from 'lit';
import { DOUBLE_CLICK } from './double-click';
import { LOOKS } from './looks';
import { TEXTS } from './texts';

/**
 * An act in two steps: a button that only asks, then what would happen (the slot) with a button that does it. What was clicked
 * becomes "leave it as it is", so that no second click does anything. Tells `act` once somebody means it; the page around it
 * says `busy` while it is done, and what came of it.
 */
export class DeliberateAct extends LitElement {
  static override properties = {
    ask: { attribute: false },
    sure: { attribute: false },
    danger: { attribute: false },
    busy: { attribute: false },
    ready: { attribute: false },
    asked: { state: true },
  };

  /** What the first button says. */
  declare ask: string;
  /** What the second button says. */
  declare sure: string;
  declare danger: boolean;
  declare busy: boolean;
  /** Whether there is anything to ask about yet; says itself what is missing. */
  declare ready: () => boolean;
  declare asked: boolean;

  private askedAt = 0;

  constructor() {
    super();
    this.danger = false;
    this.busy = false;
    this.ready = () => true;
    this.asked = false;
  }

  /** Back to the first button. */
  reset(): void {
    this.asked = false;
  }

  private begin(): void {
    if (this.busy || !this.ready()) {
      return;
    }
    this.asked = true;
    this.askedAt = Date.now();
    this.dispatchEvent(new Event('asked'));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.what')?.focus());
  }

  private get tooSoon(): boolean {
    return Date.now() - this.askedAt < DOUBLE_CLICK;
  }

  private leave(): void {
    if (!this.tooSoon && !this.busy) {
      this.asked = false;
      void this.updateComplete.then(() => this.renderRoot.querySelector('button')?.focus());
    }
  }

  private act(): void {
    if (!this.tooSoon && !this.busy) {
      this.dispatchEvent(new Event('act'));
    }
  }

  override render(): TemplateResult {
    const kind = this.danger ? 'stop' : 'main';
    if (!this.asked) {
      return html`<button type="button" class=${kind} aria-disabled=${this.busy} @click=${this.begin}>${this.ask}</button>`;
    }
    return html`
      <div class="what" tabindex="-1" role="group" aria-label=${this.ask}><slot></slot></div>
      <div class="ends">
        <button type="button" aria-disabled=${this.busy} @click=${this.leave}>${TEXTS.leave}</button>
        <button type="button" class=${kind} aria-disabled=${this.busy} @click=${this.act}>
          ${this.busy ? TEXTS.doing : this.sure}
        </button>
      </div>
    `;
  }

  static override styles = [
    LOOKS,
    css`
      .what {
        border-left: 5px solid var(--link);
        padding: 0.3rem 1rem;
        margin: 0.5rem 0;
      }
      .what:focus-visible {
        outline: none;
      }
      .ends {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0.75rem;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-deliberate-act', DeliberateAct);
