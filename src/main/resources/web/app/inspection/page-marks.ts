import { html, nothing, svg, type TemplateResult } from 'lit';
import { MECHANISMS } from '../graphql/words';
import type { Decided } from './findings-page';
import { markIn, pagePlace, type Layout, type Mark } from './page-places';
import { TEXTS } from './texts';

/** What was found in one place of a page. */
export interface Marked {
  readonly findings: ReadonlyArray<Decided>;
  /** Null for what is about the page as a whole. */
  readonly mark: Mark | null;
  /** Whether somebody wants to see just this. */
  readonly chosen: boolean;
}

/** Of the width of a picture: how large the numbers of marks are, and how far a mark is from what it is about. */
const NUMBERS = 1 / 45;
const GAP = 1 / 150;

/** The places of findings on the page, each once. */
export function markedOn(all: ReadonlyArray<Decided>, chosen: Decided, layout: Layout): ReadonlyArray<Marked> {
  const places = new Map<string, Decided[]>();
  for (const finding of all) {
    places.set(finding.place, [...(places.get(finding.place) ?? []), finding]);
  }
  return [...places].flatMap(([where, findings]) => {
    const place = pagePlace(where);
    return place === null || place.page !== layout.page
      ? []
      : [{ findings, mark: place.area === null ? null : markIn(place.area, layout), chosen: findings.includes(chosen) }];
  });
}

function words({ findings, mark, chosen }: Marked): string {
  const means = [...new Set(findings.map(({ mechanism }) => MECHANISMS[mechanism]))].join(', ');
  const count = Math.max(...findings.map(({ personCount }) => personCount));
  const people = count > 0 ? `, ${TEXTS.findings.people(count)}` : '';
  const where = mark === null ? TEXTS.page.asWhole : mark.outside ? TEXTS.page.outside : '';
  return means + people + where + (chosen ? TEXTS.page.chosen : '');
}

/** The picture for whoever does not see it. */
export function described(page: number, marked: ReadonlyArray<Marked>): string {
  const places = marked.map((each, place) => `${place + 1}. ${words(each)}`).join('; ');
  return places === '' ? TEXTS.page.noMarks(page) : TEXTS.page.described(page, places);
}

/** What the numbers beside the marks stand for. */
export function listed(marked: ReadonlyArray<Marked>): TemplateResult {
  return marked.length === 0
    ? html`<p class="quiet">${TEXTS.page.nothingHere}</p>`
    : html`
        <ol aria-label=${TEXTS.page.marks}>
          ${marked.map(
            (each) => html`<li><b>${[...new Set(each.findings.map(({ recogniser }) => recogniser))].join(', ')}</b> ${words(each)}</li>`,
          )}
        </ol>
      `;
}

/** The marks, to lie over a picture of this size. */
export function outlines(marked: ReadonlyArray<Marked>, width: number, height: number): ReadonlyArray<TemplateResult | typeof nothing> {
  return marked.map(({ mark, chosen }, place) => (mark === null ? nothing : outline(mark, place + 1, chosen, width, height)));
}

function outline(mark: Mark, number: number, chosen: boolean, width: number, height: number): TemplateResult {
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
