import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { layoutOf, markIn, pagePlace, type Layout } from '../../main/resources/web/app/inspection/page-places';

const LETTER: Layout = { page: 1, pages: 2, left: 0, bottom: 0, width: 600, height: 800, rotation: 0, whole: true };
const AREA = { left: 60, bottom: 600, width: 120, height: 80 };

function rounded(mark: { x: number; y: number; width: number; height: number }): number[] {
  return [mark.x, mark.y, mark.width, mark.height].map((value) => Math.round(value * 1000) / 1000);
}

Deno.test('a place on a page is told from every other place', () => {
  deepStrictEqual(pagePlace('page 3 [72,640,120,14]'), { page: 3, area: { left: 72, bottom: 640, width: 120, height: 14 } });
  deepStrictEqual(pagePlace('page 12 [-40,-5,120,14]')?.area?.left, -40);
  deepStrictEqual(pagePlace('page 2 image 1'), { page: 2, area: null });
  deepStrictEqual(pagePlace('page 2'), { page: 2, area: null });
  deepStrictEqual(pagePlace('pages 4-6 table 1!B2:B90'), { page: 4, area: null });
  deepStrictEqual(pagePlace('picture'), { page: 1, area: null });
  for (const elsewhere of [
    'picture GPS',
    'workbook!Sheet1!A1',
    'page header',
    'page 3rd',
    'revision 1, page 3 [72,640,120,14]',
    'attachment list.pdf page 3',
    'pages',
  ]) {
    strictEqual(pagePlace(elsewhere), null, elsewhere);
  }
});

Deno.test('a mark is where its place is, however the page is turned', () => {
  const at = (rotation: number): number[] => rounded(markIn(AREA, { ...LETTER, rotation }));
  deepStrictEqual(at(0), [0.1, 0.15, 0.2, 0.1]);
  deepStrictEqual(at(90), [0.75, 0.1, 0.1, 0.2]);
  deepStrictEqual(at(180), [0.7, 0.75, 0.2, 0.1]);
  deepStrictEqual(at(270), [0.15, 0.7, 0.1, 0.2]);
});

Deno.test('a page that is cut is counted from where it is cut', () => {
  deepStrictEqual(rounded(markIn(AREA, { ...LETTER, left: 60, bottom: 400, width: 300, height: 400 })), [0, 0.3, 0.4, 0.2]);
});

Deno.test('what is outside of the page is marked at its edge', () => {
  const mark = markIn({ left: -200, bottom: 900, width: 50, height: 10 }, LETTER);
  strictEqual(mark.outside, true);
  strictEqual(mark.x, 0);
  strictEqual(mark.y, 0);
  ok(mark.width > 0 && mark.height > 0);
  const right = markIn({ left: 700, bottom: -50, width: 50, height: 10 }, LETTER);
  ok(right.outside && right.x < 1 && right.x + right.width <= 1 && right.y + right.height <= 1);
  strictEqual(markIn(AREA, LETTER).outside, false);
});

Deno.test('what the service says of a picture is read, and nothing else', () => {
  deepStrictEqual(
    layoutOf('page=3, pages=12, left=-10.500, bottom=0.000, width=612.000, height=792.000, rotation=90, whole=?0'),
    { page: 3, pages: 12, left: -10.5, bottom: 0, width: 612, height: 792, rotation: 90, whole: false },
  );
  strictEqual(layoutOf(null), null);
  strictEqual(layoutOf('page=3, pages=x'), null);
});
