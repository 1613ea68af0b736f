import { LitElement, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import '../frame/deliberate-act';
import type { DeliberateAct } from '../frame/deliberate-act';
import { LOOKS } from '../frame/looks';
import { trouble } from '../frame/trouble';
import { problemOf, type Problem } from '../graphql/client';
import { MECHANISMS } from '../graphql/words';
import type { Decided } from './findings-page';
import { PAGE_LOOKS } from './page-looks';
import { pagePicture, type PagePicture } from './page-picture';
import { markIn, pagePlace, type Mark } from './page-places';
import { TEXTS } from './texts';

/** What was found in one place of the page that is shown. */
interface Marked {
  readonly findings: ReadonlyArray<Decided>;
  /** Null for what is about the page as a whole. */
  readonly mark: Mark | null;
}

/** Of the width of a picture: how large the numbers of marks are, and how far a mark is from what it is about. */
const NUMBERS = 1 / 45;
const GAP = 1 / 300;

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

  private marked({ layout }: PagePicture): ReadonlyArray<Marked> {
    const places = new Map<string, Decided[]>();
    for (const finding of this.findings) {
      places.set(finding.place, [...(places.get(finding.place) ?? []), finding]);
    }
    return [...places].flatMap(([where, findings]) => {
      const place = pagePlace(where);
      return place === null || place.page !== layout.page
        ? []
        : [{ findings, mark: place.area === null ? null : markIn(place.area, layout) }];
    });
  }

  private isChosen({ findings }: Marked): boolean {
    return findings.includes(this.finding);
  }

  private page(shown: PagePicture): TemplateResult {
    const { layout, picture } = shown;
    const marked = this.marked(shown);
    return html`
      <figure aria-busy=${this.busy}>
        <figcaption tabindex="-1">
          <b>${TEXTS.page.of(layout.page, layout.pages)}.</b> ${TEXTS.page.shown} <span class="quiet">${TEXTS.page.fonts}</span>
        </figcaption>
        ${layout.whole ? nothing : html`<p class="notice danger">${TEXTS.page.incomplete}</p>`} ${this.tools(shown)}
        <p class="quiet" role="status">${this.busy ? TEXTS.page.painting : this.bare ? TEXTS.page.isBare : ''}</p>
        <div class="stage" tabindex="0" role="group" aria-label=${TEXTS.page.picture(layout.page)}>
          <div class="sheet ${this.actual ? 'actual' : ''}">
            <canvas role="img" aria-label=${this.description(layout.page, marked)}></canvas>
            <svg viewBox="0 0 ${picture.width} ${picture.height}" aria-hidden="true">
              ${marked.map((each, place) =>
                each.mark === null ? nothing : this.outline(each.mark, place + 1, this.isChosen(each), picture.width, picture.height),
              )}
            </svg>
          </div>
        </div>
        ${this.list(marked)}
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

  private outline(mark: Mark, number: number, chosen: boolean, width: number, height: number): TemplateResult {
    const gap = GAP * width;
    const size = NUMBERS * width;
    const [x, y] = [mark.x * width - gap, mark.y * height - gap];
    const [across, down] = [mark.width * width + 2 * gap, mark.height * height + 2 * gap];
    // beside it on the right, or on the left where there is no room
    const fits = x + across + size * 2 < width;
    const beside = fits ? x + across + size / 3 : Math.max(x - size / 3, size);
    return svg`
      <g class="${chosen ? 'chosen' : ''} ${mark.outside ? 'outside' : ''}">
        <rect class="halo" x=${x} y=${y} width=${across} height=${down}></rect>
        <rect class="line" x=${x} y=${y} width=${across} height=${down}></rect>
        <text
          x=${beside}
          y=${y + down / 2}
          text-anchor=${fits ? 'start' : 'end'}
          dominant-baseline="central"
          font-size=${size}
          stroke-width=${size / 6}
        >${number}</text>
      </g>
    `;
  }

  private words(marked: Marked): string {
    const { findings, mark } = marked;
    const means = [...new Set(findings.map(({ mechanism }) => MECHANISMS[mechanism]))].join(', ');
    const count = Math.max(...findings.map(({ personCount }) => personCount));
    const people = count > 0 ? `, ${TEXTS.findings.people(count)}` : '';
    const where = mark === null ? TEXTS.page.asWhole : mark.outside ? TEXTS.page.outside : '';
    return means + people + where + (this.isChosen(marked) ? TEXTS.page.chosen : '');
  }

  private description(page: number, marked: ReadonlyArray<Marked>): string {
    const places = marked.map((each, place) => `${place + 1}. ${this.words(each)}`).join('; ');
    return places === '' ? TEXTS.page.noMarks(page) : TEXTS.page.described(page, places);
  }

  private list(marked: ReadonlyArray<Marked>): TemplateResult {
    return marked.length === 0
      ? html`<p class="quiet">${TEXTS.page.nothingHere}</p>`
      : html`
          <ol aria-label=${TEXTS.page.marks}>
            ${marked.map(
              (each) => html`<li><b>${[...new Set(each.findings.map(({ recogniser }) => recogniser))].join(', ')}</b> ${this.words(each)}</li>`,
            )}
          </ol>
        `;
  }

  static override styles = [LOOKS, PAGE_LOOKS];
}

customElements.define('imprimatur-page-view', PageView);
