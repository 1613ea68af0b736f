import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { attempt, told, UNTRIED, type Outcome } from '../frame/attempt';
import { Kept } from '../frame/kept';
import { FIELDS, LOOKS } from '../frame/looks';
import { operate } from '../graphql/client';
import { SuspendRelease } from './operations';
import { TEXTS } from './texts';

const LONGEST = 2000;

/**
 * Stops a release: whoever typed why needs one click. It is in sight wherever the page is scrolled to, and asks neither what
 * was shown last nor whether one is sure. Tells `changed`, with what to say where it was done.
 */
class StopBar extends LitElement {
  static override properties = {
    releaseId: { attribute: false },
    viewerId: { attribute: false },
    outcome: { state: true },
    busy: { state: true },
    reason: { state: true },
  };

  declare releaseId: string;
  declare viewerId: string;
  declare outcome: Outcome;
  declare busy: boolean;
  declare reason: string;

  private draft: Kept<string> | null = null;
  private key = crypto.randomUUID();

  constructor() {
    super();
    this.outcome = UNTRIED;
    this.busy = false;
    this.reason = '';
  }

  /** What has the focus is never behind the bar (WCAG 2.2, 2.4.11). */
  override connectedCallback(): void {
    super.connectedCallback();
    document.documentElement.style.scrollPaddingBottom = '11rem';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.documentElement.style.scrollPaddingBottom = '';
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('releaseId') || changed.has('viewerId')) {
      this.draft = new Kept('stop', this.viewerId, this.releaseId);
      this.reason = this.draft.read() ?? '';
    }
  }

  private typed(event: Event): void {
    this.reason = (event.target as HTMLInputElement).value;
    this.draft?.write(this.reason);
    this.key = crypto.randomUUID();
    this.outcome = UNTRIED;
  }

  private async stop(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    if (this.reason.trim() === '') {
      this.outcome = { ...UNTRIED, trouble: TEXTS.stop.missing };
      this.renderRoot.querySelector('input')?.focus();
      return;
    }
    this.busy = true;
    this.outcome = await attempt(async () => {
      const input = { releaseId: this.releaseId, reason: this.reason, idempotencyKey: this.key };
      return (await operate(SuspendRelease, { input })).suspendRelease.userErrors;
    });
    this.busy = false;
    if (this.outcome.done) {
      this.draft?.clear();
    }
    this.dispatchEvent(new CustomEvent('changed', { detail: this.outcome.done ? TEXTS.stop.done : null }));
  }

  override render(): TemplateResult {
    return html`
      <form novalidate aria-label=${TEXTS.stop.title} @submit=${this.stop}>
        <label>
          ${TEXTS.stop.reason}
          <input required maxlength=${LONGEST} autocomplete="off" .value=${this.reason} @input=${this.typed} />
        </label>
        <button type="submit" class="stop" aria-disabled=${this.busy}>
          ${this.busy ? TEXTS.stop.acting : TEXTS.stop.act}
        </button>
      </form>
      ${told(this.outcome)}
    `;
  }

  static override styles = [
    LOOKS,
    FIELDS,
    css`
      :host {
        position: sticky;
        bottom: 0;
        background: var(--panel);
        border: 2px solid var(--danger);
        border-radius: 8px 8px 0 0;
        padding: 0.6rem 1rem;
        margin-top: 1rem;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 0.5rem 1rem;
      }
      label {
        flex: 1 1 14rem;
      }
      .notice {
        margin: 0.5rem 0 0;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-stop-bar', StopBar);
