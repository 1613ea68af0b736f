import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import '../frame/deliberate-act';
import { FIELDS, LOOKS } from '../frame/looks';
import { save } from '../frame/save';
import { CannotVerify } from './merkle';
import { parseKey } from './signed-note';
import { TlogFault } from './strict';
import { TEXTS } from './texts';
import type { SeenHead } from './trust';

const TEXT = { type: 'text/plain' };

/**
 * What an auditor knows of the log by themselves, and takes away of it. Tells `keep` with a key that somebody gave, and `forget`.
 */
export class LogTrust extends LitElement {
  static override properties = {
    key: { attribute: false },
    told: { attribute: false },
    head: { attribute: false },
    trouble: { state: true },
    said: { state: true },
    copied: { state: true },
  };

  /** The auditor's key; null while there is none. */
  declare key: string | null;
  /** What the service says its keys are. */
  declare told: ReadonlyArray<string>;
  /** The head that verified; null while none did. */
  declare head: SeenHead | null;
  declare trouble: string;
  declare said: string;
  declare copied: string;

  constructor() {
    super();
    this.key = null;
    this.told = [];
    this.head = null;
    this.trouble = '';
    this.said = '';
    this.copied = '';
  }

  /** To where the key is given. */
  async begin(): Promise<void> {
    await this.updateComplete;
    this.field?.focus();
  }

  private get field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  private async keep(event: Event): Promise<void> {
    event.preventDefault();
    const typed = (this.field?.value ?? '').trim();
    this.said = '';
    try {
      await parseKey(typed);
      this.trouble = '';
      this.said = TEXTS.verify.kept;
      this.dispatchEvent(new CustomEvent('keep', { detail: typed }));
    } catch (failure) {
      if (failure instanceof TlogFault) {
        this.trouble = TEXTS.verify.noVerifierKey(failure.message);
      } else if (failure instanceof CannotVerify) {
        this.trouble = TEXTS.verify.old;
      } else {
        throw failure;
      }
      this.field?.focus();
    }
  }

  private forget(): void {
    const field = this.field;
    if (field !== null) {
      field.value = '';
    }
    this.trouble = '';
    this.said = TEXTS.verify.forgotten;
    this.dispatchEvent(new CustomEvent('forget'));
  }

  private async copy(command: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(command);
      this.copied = TEXTS.verify.copied;
    } catch {
      this.copied = TEXTS.verify.notCopied;
    }
  }

  override render(): TemplateResult {
    const texts = TEXTS.verify;
    return html`
      <form @submit=${this.keep}>
        <div class="field">
          <label for="key">${texts.key}</label>
          <textarea
            id="key"
            rows="2"
            spellcheck="false"
            autocomplete="off"
            aria-describedby="hint trouble"
            aria-invalid=${this.trouble !== ''}
            .value=${this.key ?? ''}
          ></textarea>
          <p class="hint quiet" id="hint">${texts.keyHint}</p>
          <div role="alert" id="trouble" class="trouble">${this.trouble}</div>
        </div>
        <button>${texts.keep}</button>
        <span role="status">${this.said}</span>
      </form>
      ${this.told.map(
        (told) => html`
          <p>${texts.told} <code>${told}</code>.
            ${this.key === null ? nothing : html`<b>${this.key === told ? texts.toldSame : texts.toldOther}</b>`}
          </p>
        `,
      )}
      <p class="quiet">${this.told.length === 0 ? nothing : texts.toldWhy}</p>
      ${this.key === null ? nothing : this.away(this.key, this.head)}
    `;
  }

  private away(key: string, head: SeenHead | null): TemplateResult {
    const texts = TEXTS.verify;
    return html`
      <h3>${texts.whole}</h3>
      <p>${texts.wholeLead}</p>
      ${head === null ? nothing : this.export(key, head)}
      <imprimatur-deliberate-act .ask=${texts.forget} .sure=${texts.forgetSure} .danger=${true} @act=${this.forget}>
        <p>${texts.forgetWhat}</p>
      </imprimatur-deliberate-act>
    `;
  }

  private export(key: string, { checkpoint, note }: SeenHead): TemplateResult {
    const texts = TEXTS.verify;
    const size = String(checkpoint.size);
    const command = verifyCommand(size, key);
    return html`
      <p class="acts">
        <a class="button" download href=${`/log/export/${size}.tar`}>${texts.export(checkpoint.size.toLocaleString())}</a>
        <button type="button" @click=${() => save(new Blob([note], TEXT), `imprimatur-log-${size}.checkpoint`)}>
          ${texts.saveHead}
        </button>
      </p>
      <p>${texts.command}</p>
      <p><code class="command">${command}</code></p>
      <p class="acts">
        <button type="button" @click=${() => this.copy(command)}>${texts.copy}</button>
        <span role="status">${this.copied}</span>
      </p>
    `;
  }

  static override styles = [
    LOOKS,
    FIELDS,
    css`
      textarea {
        font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
        resize: vertical;
      }
      .trouble {
        color: var(--danger);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.75rem;
      }
      .command {
        user-select: all;
      }
    `,
  ];
}

/** What verifies the whole log offline, as a shell takes it. */
function verifyCommand(size: string, key: string): string {
  return `java -jar quarkus-run.jar verify imprimatur-log-${size}.tar --key '${key.replaceAll("'", "'\\''")}'`;
}

customElements.define('imprimatur-log-trust', LogTrust);
