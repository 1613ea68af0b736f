import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { told, UNTRIED, type Outcome } from '../frame/attempt';
import '../frame/deliberate-act';
import { FIELDS, LOOKS } from '../frame/looks';
import { save } from '../frame/save';
import { problemOf } from '../graphql/client';
import type { WholeRelease } from './operations';
import { download } from './permit';
import { TEXTS } from './texts';

const MEGABYTE = 1_000_000;

/** Getting what is out, with a permit in one's own name, in two deliberate steps. Tells `changed`, since each is on record. */
class ReleaseDownload extends LitElement {
  static override properties = {
    release: { attribute: false },
    busy: { state: true },
    progress: { state: true },
    outcome: { state: true },
    recipient: { state: true },
  };

  declare release: WholeRelease;
  declare busy: boolean;
  /** What has arrived, in words. */
  declare progress: string;
  declare outcome: Outcome;
  declare recipient: string;

  private stop: AbortController | null = null;

  constructor() {
    super();
    this.busy = false;
    this.progress = '';
    this.outcome = UNTRIED;
    this.recipient = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.abort();
  }

  private async get(sha256: string): Promise<void> {
    const { release } = this;
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.outcome = UNTRIED;
    this.stop = new AbortController();
    const recipient = release.recipients.length === 0 ? null : this.recipient || (release.recipients[0] ?? null);
    try {
      const content = await download(release, sha256, recipient, this.got, this.stop.signal);
      save(content, release.fileName ?? sha256);
      this.outcome = { ...UNTRIED, done: true };
    } catch (failure) {
      const problem = problemOf(failure);
      this.outcome = { ...UNTRIED, trouble: problem.message, signedOut: problem.signedOut };
    }
    this.stop = null;
    this.busy = false;
    this.progress = '';
    this.dispatchEvent(new CustomEvent('changed', { detail: null }));
  }

  private readonly got = (bytes: number, all: number): void => {
    const size = (count: number) => `${(count / MEGABYTE).toFixed(1)} MB`;
    this.progress = TEXTS.download.loaded(size(bytes), size(all));
  };

  override render(): TemplateResult {
    const { release } = this;
    return html`
      ${release.recipients.length > 1 ? this.recipients(release.recipients) : nothing}
      ${release.content.map(
        (sha256) => html`
          <imprimatur-deliberate-act
            .ask=${TEXTS.download.ask(release.fileName ?? sha256)}
            .sure=${TEXTS.download.sure}
            .busy=${this.busy}
            @act=${() => this.get(sha256)}
          >
            <p>${TEXTS.download.what} ${release.singleUse ? html`<b>${TEXTS.download.once}</b>` : nothing}</p>
          </imprimatur-deliberate-act>
        `,
      )}
      ${this.busy
        ? html`
            <p class="going">
              <span>${this.progress}</span>
              <button type="button" @click=${() => this.stop?.abort()}>${TEXTS.download.cancel}</button>
            </p>
          `
        : nothing}
      <p role="status">${this.outcome.done ? TEXTS.download.done : nothing}</p>
      ${told(this.outcome)}
    `;
  }

  private recipients(names: ReadonlyArray<string>): TemplateResult {
    return html`
      <div class="field">
        <label for="recipient">${TEXTS.download.recipient}</label>
        <select
          id="recipient"
          @change=${(event: Event) => {
            this.recipient = (event.target as HTMLSelectElement).value;
          }}
        >
          ${names.map((name) => html`<option value=${name}>${name}</option>`)}
        </select>
      </div>
    `;
  }

  static override styles = [
    LOOKS,
    FIELDS,
    css`
      .going {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
      }
    `,
  ];
}

customElements.define('imprimatur-release-download', ReleaseDownload);
