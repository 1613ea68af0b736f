import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../frame/deliberate-act';
import type { DeliberateAct } from '../frame/deliberate-act';
import { LOOKS } from '../frame/looks';
import { trouble } from '../frame/trouble';
import { problemOf, type Problem } from '../graphql/client';
import type { Decided } from './findings-page';
import { PAGE_LOOKS } from './page-looks';
import { described, listed, markedOn, outlines } from './page-marks';
import { pagePicture, type PagePicture } from './page-picture';
import { pagePlace } from './page-places';
import { TEXTS } from './texts';

/**
 * The page on which something was found, once somebody decided to see it: that is on record first. The places of all findings on it are
 * marked.
 */
class PageView extends LitElement {
  static override properties = {
    versionId: { attribute: false },
    finding: { attribute: false },
    findings: { attribute: false },
    shown: { state: true },
    bare: { state: true },
    actual: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  declare versionId: string;
  /** The one that somebody wants to see. */
  declare finding: Decided;
  /** All that are marked, with it. */
  declare findings: ReadonlyArray<Decided>;
  declare shown: PagePicture | null;
  /** Whether the text is laid bare. */
  declare bare: boolean;
  /** Whether the picture is as large as it is, or fits the width of the page. */
  declare actual: boolean;
  declare busy: boolean;
  declare problem: Problem | null;

  private question = 0;
  private wanted = { page: 1, bare: false };

  constructor() {
    super();
    this.findings = [];
    this.shown = null;
    this.bare = false;
    this.actual = false;
    this.busy = false;
    this.problem = null;
  }

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get('finding') as Decided | undefined;
    if (changed.get('versionId') !== undefined || (before !== undefined && before.sha256 !== this.finding.sha256)) {
      this.forget();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forget();
  }

  private forget(): void {
    this.question++;
    this.shown?.picture.close();
    this.shown = null;
    this.bare = false;
    this.busy = false;
    this.problem = null;
  }

  private async show(page: number, bare: boolean): Promise<void> {
    if (this.busy) {
      return;
    }
    const question = ++this.question;
    const first = this.shown === null;
    this.wanted = { page, bare };
    this.busy = true;
    this.problem = null;
    try {
      const shown = await pagePicture(this.versionId, page, bare);
      if (question !== this.question) {
        shown.picture.close();
        return;
      }
      this.shown?.picture.close();
      this.shown = shown;
      this.bare = bare;
      if (first) {
        void this.updateComplete.then(() => this.renderRoot.querySelector('figcaption')?.focus());
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

  private readonly close = (): void => {
    this.forget();
    void this.updateComplete.then(async () => {
      const again = this.renderRoot.querySelector<DeliberateAct>('imprimatur-deliberate-act');
      await again?.updateComplete;
      again?.renderRoot.querySelector('button')?.focus();
    });
  };

  override updated(changed: PropertyValues): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas !== null && this.shown !== null && changed.has('shown')) {
      canvas.width = this.shown.picture.width;
      canvas.height = this.shown.picture.height;
      canvas.getContext('2d')?.drawImage(this.shown.picture, 0, 0);
    }
    if (changed.has('actual') && this.actual) {
      this.renderRoot.querySelector('.chosen')?.scrollIntoView({ block: 'center', inline: 'center' });
    }
  }

  override render(): TemplateResult | typeof nothing {
    const place = pagePlace(this.finding.place);
    if (place === null) {
      return nothing;
    }
    const problem = this.problem === null ? nothing : trouble(this.problem, () => void this.show(this.wanted.page, this.wanted.bare));
    return html`
      <div role="alert">${problem}</div>
      ${this.shown === null ? this.asking(place.page) : this.page(this.shown)}
    `;
  }

  private asking(page: number): TemplateResult {
    return html`
      <imprimatur-deliberate-act
        .ask=${this.finding.place === 'picture' ? TEXTS.page.showPicture : TEXTS.page.show(page)}
        .sure=${TEXTS.page.sure}
        .busy=${this.busy}
        @act=${() => void this.show(page, false)}
      >
        <p>${TEXTS.page.warning}</p>
      </imprimatur-deliberate-act>
      <p class="unseen" role="status">${this.busy ? TEXTS.page.painting : ''}</p>
    `;
  }

  private page(shown: PagePicture): TemplateResult {
    const { layout, picture } = shown;
    const marked = markedOn(this.findings, this.finding, layout);
    return html`
      <figure aria-busy=${this.busy}>
        <figcaption tabindex="-1">
          <b>${TEXTS.page.of(layout.page, layout.pages)}.</b> ${TEXTS.page.shown} <span class="quiet">${TEXTS.page.fonts}</span>
        </figcaption>
        ${layout.whole ? nothing : html`<p class="notice danger">${TEXTS.page.incomplete}</p>`} ${this.tools(shown)}
        <p class="quiet" role="status">${this.busy ? TEXTS.page.painting : this.bare ? TEXTS.page.isBare : ''}</p>
        <div class="stage" tabindex="0" role="group" aria-label=${TEXTS.page.picture(layout.page)}>
          <div class="sheet ${this.actual ? 'actual' : ''}">
            <canvas role="img" aria-label=${described(layout.page, marked)}></canvas>
            <svg viewBox="0 0 ${picture.width} ${picture.height}" aria-hidden="true">
              ${outlines(marked, picture.width, picture.height)}
            </svg>
          </div>
        </div>
        ${listed(marked)}
      </figure>
    `;
  }

  private tools({ layout }: PagePicture): TemplateResult {
    const { page, pages } = layout;
    const turn = (to: number): void => {
      if (to >= 1 && to <= pages) {
        void this.show(to, this.bare);
      }
    };
    return html`
      <div class="tools">
        <button type="button" aria-disabled=${this.busy || page === 1} @click=${() => turn(page - 1)}>${TEXTS.page.before}</button>
        <button type="button" aria-disabled=${this.busy || page === pages} @click=${() => turn(page + 1)}>${TEXTS.page.after}</button>
        <button type="button" aria-pressed=${this.bare} aria-disabled=${this.busy} @click=${() => void this.show(page, !this.bare)}>
          ${TEXTS.page.bare}
        </button>
        <button type="button" aria-pressed=${this.actual} @click=${() => (this.actual = !this.actual)}>${TEXTS.page.actual}</button>
        <button type="button" @click=${this.close}>${TEXTS.page.close}</button>
      </div>
      <p class="quiet">${TEXTS.page.eachRecorded}</p>
    `;
  }

  static override styles = [LOOKS, PAGE_LOOKS];
}

customElements.define('imprimatur-page-view', PageView);
