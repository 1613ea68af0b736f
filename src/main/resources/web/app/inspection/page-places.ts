/** An area of a page as the inspection tells it: in units of the page, from its left and from below, before the page is turned. */
export interface Area {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Where something was found, as far as that is on a page. */
export interface PagePlace {
  /** Counted from 1; the first of several. */
  readonly page: number;
  /** Null where it is about the page as a whole. */
  readonly area: Area | null;
}

/** What of a page is in its picture, and how. */
export interface Layout extends Area {
  readonly page: number;
  /** How many the file has. */
  readonly pages: number;
  /** By how many degrees the page is turned clockwise. */
  readonly rotation: number;
  /** Whether everything that is on the page is in the picture. */
  readonly whole: boolean;
}

/** In a picture: shares of its width and height, from its left and its top. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether the place is outside of the picture; the mark is at the edge then. */
  readonly outside: boolean;
}

const ON_PAGE = /^pages? (\d{1,7})(?:-\d+)?(?= |$|!)(?: \[(-?\d+),(-?\d+),(\d+),(\d+)\])?/;
/** What a file that is a picture calls it. */
const PICTURE = 'picture';
const SMALLEST = 0.004;

/** Null for a place that is on no page: in another file inside, in an earlier revision, in a sheet. */
export function pagePlace(place: string): PagePlace | null {
  if (place === PICTURE) {
    return { page: 1, area: null };
  }
  const [, page, ...area] = ON_PAGE.exec(place) ?? [];
  if (page === undefined) {
    return null;
  }
  const [left, bottom, width, height] = area.map(Number);
  return {
    page: Number(page),
    area:
      area[0] === undefined || left === undefined || bottom === undefined || width === undefined || height === undefined
        ? null
        : { left, bottom, width, height },
  };
}

/** What the service says of a picture: a dictionary of RFC 9651, section 3.2. Null for anything else. */
export function layoutOf(header: string | null): Layout | null {
  const said = new Map((header ?? '').split(',').map((member) => member.trim().split('=', 2) as [string, string | undefined]));
  const number = (name: string): number => Number(said.get(name) ?? Number.NaN);
  const layout = {
    page: number('page'),
    pages: number('pages'),
    left: number('left'),
    bottom: number('bottom'),
    width: number('width'),
    height: number('height'),
    rotation: number('rotation'),
    whole: said.get('whole') === '?1',
  };
  return Object.values(layout).some((value) => Number.isNaN(value)) ? null : layout;
}

/** Where a place of a page is in its picture. */
export function markIn(area: Area, layout: Layout): Mark {
  const left = (area.left - layout.left) / layout.width;
  const bottom = (area.bottom - layout.bottom) / layout.height;
  const right = left + area.width / layout.width;
  const top = bottom + area.height / layout.height;
  switch (layout.rotation) {
    case 90:
      return within(bottom, left, top, right);
    case 180:
      return within(1 - right, bottom, 1 - left, top);
    case 270:
      return within(1 - top, 1 - right, 1 - bottom, 1 - left);
    default:
      return within(left, 1 - top, right, 1 - bottom);
  }
}

function within(left: number, top: number, right: number, bottom: number): Mark {
  const outside = right <= 0 || left >= 1 || bottom <= 0 || top >= 1;
  const [x, width] = clamped(left, right);
  const [y, height] = clamped(top, bottom);
  return { x, y, width, height, outside };
}

/** Never so small that nobody sees it. */
function clamped(from: number, to: number): [number, number] {
  const start = Math.min(Math.max(from, 0), 1 - SMALLEST);
  return [start, Math.max(Math.min(to, 1) - start, SMALLEST)];
}
