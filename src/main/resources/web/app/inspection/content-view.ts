import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import { trouble } from '../frame/trouble';
import { problemOf, type Problem } from '../graphql/client';
import { MECHANISMS } from '../graphql/words';
import { CONTENT_LOOKS } from './content-looks';
import { masked, revealed, ROWS, type Preview } from './preview';
import { TEXTS } from './texts';

/**
 * What a version holds, sheet by sheet and page by page, masked until somebody decides to see it: that is on record first. Going to other
 * rows masks again.
 */
class ContentView extends LitElement {
  static override properties = {
    version: { attribute: false },
    shown: { state: true },
    bare: { state: true },
    asking: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  /** By its id in the API. */
  declare version: string;
  declare shown: Preview | null;
  /** Whether what is shown is unmasked. */
  declare bare: boolean;
  declare asking: boolean;
  declare busy: boolean;
  declare problem: Problem | null;

  private question = 0;

  constructor() {
    super();
    this.shown = null;
    this.bare = false;
    this.asking = false;
    this.busy = false;
    this.problem = null;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('version')) {
      this.shown = null;
      void this.go(0, 0);
    }
  }

  private async go(sheet: number, from: number, bare = false): Promise<void> {
    const question = ++this.question;
    this.busy = true;
    this.asking = false;
    try {
      const shown = await (bare ? revealed : masked)(this.version, sheet, from);
      if (question === this.question) {
        this.shown = shown;
        this.bare = bare;
        this.problem = null;
      }
    } catch (failure) {
      if (question === this.question) {
        this.problem = problemOf(failure);
      }
    } finally {
      if (question === this.question) {
        this.busy = false;
      }
    }
  }

  private again(): void {
    void this.go(this.shown?.sheet ?? 0, this.shown?.from ?? 0);
  }

  override render(): TemplateResult {
    const problem = this.problem === null ? nothing : trouble(this.problem, () => this.again());
    if (this.shown === null) {
      return this.problem === null ? html`<p role="status">${TEXTS.loading}</p>` : html`${problem}`;
    }
    return html`
      ${this.sheets(this.shown)} ${this.masking(this.shown)}
      <div role="alert">${problem}</div>
      ${this.table(this.shown)} ${this.pager(this.shown)} ${this.texts(this.shown)}
    `;
  }

  private sheets(shown: Preview): TemplateResult {
    return html`
      <div class="sheets" role="group" aria-label=${TEXTS.sheets}>
        ${shown.sheets.map(
          ({ name, mechanism }, place) => html`
            <button type="button" aria-pressed=${place === shown.sheet} @click=${() => this.go(place, 0)}>
              ${name || (shown.sheets.length === 1 ? TEXTS.wholeFile : TEXTS.noName)}
              ${mechanism === 'VISIBLE' ? nothing : html`<span class="tag danger">${MECHANISMS[mechanism]}</span>`}
            </button>
          `,
        )}
      </div>
    `;
  }

  private masking(shown: Preview): TemplateResult {
    if (this.bare) {
      return html`
        <div class="notice danger">
          <p role="status"><b>${TEXTS.revealed}</b></p>
          <button type="button" @click=${() => this.again()}>${TEXTS.coverAgain}</button>
        </div>
      `;
    }
    if (!this.asking) {
      return html`
        <div class="notice">
          <p>${TEXTS.safe} <span class="quiet">${TEXTS.marks}</span></p>
          <button type="button" aria-disabled=${this.busy} @click=${() => (this.asking = true)}>${TEXTS.reveal}</button>
        </div>
      `;
    }
    return html`
      <div class="notice warning" role="alert">
        <p>${TEXTS.revealWarning}</p>
        <div class="choices">
          <button type="button" @click=${() => (this.asking = false)}>${TEXTS.revealNot}</button>
          <button type="button" class="main" aria-disabled=${this.busy} @click=${() => this.reveal(shown)}>
            ${this.busy ? TEXTS.revealing : TEXTS.revealSure}
          </button>
        </div>
      </div>
    `;
  }

  private reveal(shown: Preview): void {
    if (!this.busy) {
      void this.go(shown.sheet, shown.from, true);
    }
  }

  private table(shown: Preview): TemplateResult {
    if (shown.rows.length === 0) {
      return html`<p>${TEXTS.noRows}</p>`;
    }
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${TEXTS.table} aria-busy=${this.busy}>
        <table>
          <thead>
            <tr>
              <th scope="col"><span class="unseen">${TEXTS.row}</span></th>
              ${shown.columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${shown.rows.map(
              (row) => html`
                <tr>
                  <th scope="row">${row.number}</th>
                  ${shown.columns.map((_, column) => this.cell(row.values.find((value) => value.column === column)))}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
      ${shown.columnsLeftOff === 0 ? nothing : html`<p class="quiet">${TEXTS.leftOff(shown.columnsLeftOff)}</p>`}
    `;
  }

  private cell(value: Preview['rows'][number]['values'][number] | undefined): TemplateResult {
    if (value === undefined) {
      return html`<td></td>`;
    }
    const hidden = value.mechanism !== 'VISIBLE';
    return html`
      <td class=${hidden ? 'hidden' : ''} title=${hidden ? TEXTS.hidden(MECHANISMS[value.mechanism]) : nothing}>
        ${hidden ? html`<span class="unseen">${MECHANISMS[value.mechanism]}: </span>` : nothing}${this.text(value.text)}
      </td>
    `;
  }

  private text(text: string | null): TemplateResult {
    return text === null
      ? html`<span class="mask" aria-hidden="true">${TEXTS.mask}</span><span class="unseen">${TEXTS.masked}</span>`
      : html`${text}`;
  }

  private pager(shown: Preview): TemplateResult | typeof nothing {
    const all = shown.sheets[shown.sheet]?.rows ?? 0;
    const end = shown.from + shown.rows.length;
    return shown.rows.length === 0
      ? nothing
      : html`
          <div class="pager">
            <button type="button" aria-disabled=${shown.from === 0} @click=${() => this.turn(shown, -ROWS)}>${TEXTS.before}</button>
            <span role="status">${TEXTS.rows(shown.from + 1, end, all)}</span>
            <button type="button" aria-disabled=${end >= all} @click=${() => this.turn(shown, shown.rows.length)}>${TEXTS.after}</button>
          </div>
        `;
  }

  private turn(shown: Preview, by: number): void {
    const from = Math.max(0, shown.from + by);
    if (!this.busy && from !== shown.from && from < (shown.sheets[shown.sheet]?.rows ?? 0)) {
      void this.go(shown.sheet, from);
    }
  }

  private texts(shown: Preview): TemplateResult | typeof nothing {
    return shown.texts.length === 0
      ? nothing
      : html`
          <h3>${TEXTS.texts}</h3>
          <div class="scroll" tabindex="0" role="region" aria-label=${TEXTS.texts}>
            <table class="texts">
              <thead>
                <tr>${TEXTS.textsHead.map((head) => html`<th scope="col">${head}</th>`)}</tr>
              </thead>
              <tbody>
                ${shown.texts.map(
                  ({ place, text, mechanism }) => html`
                    <tr>
                      <td>${place}</td>
                      <td>${mechanism === 'VISIBLE' ? TEXTS.seen : MECHANISMS[mechanism]}</td>
                      <td>${this.text(text)}</td>
                    </tr>
                  `,
                )}
              </tbody>
            </table>
          </div>
          ${shown.textsLeftOff === 0 ? nothing : html`<p class="quiet">${TEXTS.textsLeftOff(shown.textsLeftOff)}</p>`}
        `;
  }

  static override styles = [LOOKS, CONTENT_LOOKS];
}

customElements.define('imprimatur-content', ContentView);
