import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DOUBLE_CLICK } from '../frame/double-click';
import { LOOKS } from '../frame/looks';
import { TEXTS as FRAME } from '../frame/texts';
import { problemOf, signInAddress } from '../graphql/client';
import { Addition, type AdditionStep } from './addition';
import { FORM } from './form-looks';
import { Kept } from '../frame/kept';
import type { WholeDocument } from './operations';
import { sizeInWords, TEXTS } from './texts';
import { UPLOAD } from './upload-looks';

/** How often the progress is said aloud: each so many percent. */
const SAID_EACH = 25;

type Step = 'choose' | 'prepare' | AdditionStep;

/**
 * Chooses a file, by the usual button or by dropping it, and makes it the next version of a document: with progress, and a way to
 * stop while it is under way. However often it is clicked or tried again, the file becomes one version. Tells `added` with the
 * version's id, and `behind` where the document is another than was shown.
 */
export class VersionUpload extends LitElement {
  static override properties = {
    viewer: { attribute: false },
    about: { attribute: false },
    button: { attribute: false },
    target: { attribute: false },
    file: { state: true },
    over: { state: true },
    step: { state: true },
    sent: { state: true },
    wrong: { state: true },
    said: { state: true },
    notice: { state: true },
    signedOut: { state: true },
  };

  /** The viewer's opaque id. */
  declare viewer: string;
  /** What the upload is for, where more than one could be under way. */
  declare about: string;
  declare button: string;
  /** The document to add to, registered first where it is new; null where something is missing, which was said elsewhere. */
  declare target: () => Promise<WholeDocument | null>;
  declare file: File | null;
  declare over: boolean;
  declare step: Step;
  declare sent: number;
  declare wrong: string;
  declare said: string;
  declare notice: string;
  declare signedOut: boolean;

  private stop = new AbortController();
  private startedAt = 0;
  private dragged = 0;
  private readonly adding = new Addition((step, sent) => this.reached(step, sent));

  constructor() {
    super();
    this.file = null;
    this.over = false;
    this.step = 'choose';
    this.sent = 0;
    this.wrong = '';
    this.said = '';
    this.notice = '';
    this.signedOut = false;
  }

  /** Whoever leaves the page leaves the upload. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop.abort();
  }

  override firstUpdated(_changed: PropertyValues): void {
    const broken = this.underWay.read();
    if (broken !== null) {
      this.underWay.clear();
      this.notice = TEXTS.upload.brokenOffBefore(broken);
    }
  }

  private get underWay(): Kept<string> {
    return new Kept('upload', this.viewer, this.about);
  }

  get busy(): boolean {
    return this.step !== 'choose';
  }

  /** Does all of it; a second call while it is under way does nothing. */
  readonly start = async (): Promise<void> => {
    if (this.busy) {
      return;
    }
    this.wrong = '';
    this.notice = '';
    this.signedOut = false;
    this.startedAt = Date.now();
    this.stop = new AbortController();
    this.step = 'prepare';
    try {
      const document = await this.target();
      if (document === null) {
        return;
      }
      if (this.file === null) {
        this.showMissing();
        return;
      }
      const { versionId, already } = await this.adding.add(document, this.file, this.stop.signal);
      this.file = null;
      this.notice = already ? TEXTS.upload.unchanged : '';
      this.dispatchEvent(new CustomEvent('added', { detail: { versionId } }));
    } catch (failure) {
      const problem = problemOf(failure);
      if (problem.code === 'DOCUMENT_CHANGED') {
        this.dispatchEvent(new Event('behind'));
      }
      this.notice = problem.message;
      this.signedOut = problem.signedOut;
    } finally {
      this.step = 'choose';
      this.said = '';
      this.underWay.clear();
      if (this.wrong !== '') {
        void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
      }
    }
  };

  /** Says that no file was chosen yet, at the field. */
  showMissing(): void {
    this.wrong = TEXTS.upload.noFile;
  }

  private reached(step: AdditionStep, sent: number): void {
    if (step === 'send' && this.step !== 'send') {
      this.sent = 0;
      this.underWay.write(this.file?.name ?? '');
    }
    if (step === 'add') {
      this.said = TEXTS.upload.adding;
    }
    this.step = step;
    this.progressed(sent, this.file?.size ?? 0);
  }

  private progressed(sent: number, all: number): void {
    const before = percent(this.sent, all);
    this.sent = sent;
    const now = percent(sent, all);
    if (Math.floor(now / SAID_EACH) > Math.floor(before / SAID_EACH)) {
      this.said = TEXTS.upload.said(now);
    }
  }

  private cancel(): void {
    if (Date.now() - this.startedAt >= DOUBLE_CLICK) {
      this.stop.abort();
    }
  }

  private choose(files: FileList | null): void {
    if (this.busy || files === null || files.length === 0) {
      return;
    }
    this.wrong = files.length > 1 ? TEXTS.upload.several : '';
    this.file = files.length > 1 ? null : files.item(0);
    this.notice = '';
    this.dispatchEvent(new Event('chosen'));
  }

  private dragging(event: DragEvent, by: number): void {
    event.preventDefault();
    this.dragged = Math.max(0, this.dragged + by);
    this.over = this.dragged > 0 && !this.busy;
  }

  /** What was dropped is in the field, as if it was chosen there. */
  private dropped(event: DragEvent): void {
    event.preventDefault();
    this.dragged = 0;
    this.over = false;
    const files = event.dataTransfer?.files ?? null;
    const field = this.renderRoot.querySelector('input');
    if (!this.busy && field !== null && files?.length === 1) {
      field.files = files;
    }
    this.choose(files);
  }

  override render(): TemplateResult {
    return html`
      <div
        class="drop ${this.over ? 'over' : ''}"
        @dragenter=${(event: DragEvent) => this.dragging(event, 1)}
        @dragleave=${(event: DragEvent) => this.dragging(event, -1)}
        @dragover=${(event: DragEvent) => event.preventDefault()}
        @drop=${this.dropped}
      >
        <div class="field">
          <label for="file">${TEXTS.upload.file}</label>
          <p class="hint" id="file-hint">${TEXTS.upload.hint}</p>
          <input
            id="file"
            type="file"
            accept=".xlsx,.csv"
            ?disabled=${this.busy}
            aria-describedby="file-hint file-chosen file-wrong"
            aria-invalid=${this.wrong !== ''}
            @change=${(event: Event) => this.choose((event.target as HTMLInputElement).files)}
          />
          <p class="chosen" id="file-chosen">
            ${this.over
              ? TEXTS.upload.drop
              : this.file === null
                ? nothing
                : TEXTS.upload.chosen(this.file.name, sizeInWords(this.file.size))}
          </p>
          <p class="wrong" id="file-wrong">${this.wrong || nothing}</p>
        </div>
        <button type="button" class="main" aria-disabled=${this.busy} @click=${this.start}>
          ${this.busy ? this.stepInWords() : this.button}
        </button>
        ${this.step === 'send' || this.step === 'read' ? this.progress() : nothing}
      </div>
      <div class="unseen" role="status">${this.said}</div>
      <div role="alert">${this.notice === '' ? nothing : html`<p class="notice warning">${this.notice}</p>`}</div>
      ${this.signedOut ? html`<a class="button main" href=${signInAddress()}>${FRAME.signIn}</a>` : nothing}
    `;
  }

  private stepInWords(): string {
    switch (this.step) {
      case 'choose':
      case 'prepare':
        return TEXTS.upload.preparing;
      case 'read':
        return TEXTS.upload.reading;
      case 'send':
        return TEXTS.upload.progress(this.file?.name ?? '');
      case 'add':
        return TEXTS.upload.adding;
    }
  }

  private progress(): TemplateResult {
    const all = this.file?.size ?? 0;
    return html`
      <div class="progress">
        <label for="progress">${TEXTS.upload.progress(this.file?.name ?? '')}</label>
        <progress id="progress" max=${Math.max(1, all)} .value=${this.sent}></progress>
        <div class="below">
          <span>${TEXTS.upload.part(percent(this.sent, all), sizeInWords(this.sent), sizeInWords(all))}</span>
          <button type="button" @click=${this.cancel}>${TEXTS.upload.cancel}</button>
        </div>
      </div>
    `;
  }

  static override styles = [LOOKS, FORM, UPLOAD];
}

function percent(part: number, all: number): number {
  return all === 0 ? 0 : Math.min(100, Math.floor((part / all) * 100));
}

customElements.define('imprimatur-version-upload', VersionUpload);

declare global {
  interface HTMLElementTagNameMap {
    'imprimatur-version-upload': VersionUpload;
  }
}
