/** A range of cells as spreadsheets write it: one cell, or two corners. */
const RANGE = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/;

/**
 * Where a finding is, as people say it: `workbook!Sheet1 (2)!D2:D6253` is sheet “Sheet1 (2)”, column D, rows 2 to 6253. What is
 * not cells, a part of the file's package for one, stays as the inspection named it.
 */
export function placeInWords(place: string): string {
  const at = place.lastIndexOf('!');
  const cells = at < 0 ? null : cellsInWords(place.slice(at + 1));
  if (cells === null) {
    return place;
  }
  const sheet = place.slice(0, at).replace(/^(workbook|file)(!|$)/, '');
  return sheet === '' ? cells : `sheet “${sheet}”, ${cells}`;
}

function cellsInWords(range: string): string | null {
  const [, left, top, right, bottom] = RANGE.exec(range) ?? [];
  if (left === undefined || top === undefined) {
    return null;
  }
  if (right === undefined || bottom === undefined) {
    return `cell ${left}${top}`;
  }
  const columns = left === right ? `column ${left}` : `columns ${left} to ${right}`;
  const rows = top === bottom ? `row ${top}` : `rows ${top} to ${bottom}`;
  return `${columns}, ${rows}`;
}
