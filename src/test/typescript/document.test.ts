import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { inWords, remedies, type Found } from '../../main/resources/web/app/document/fixes';
import { Kept } from '../../main/resources/web/app/frame/kept';
import { pauseBefore } from '../../main/resources/web/app/document/pauses';
import { placeInWords } from '../../main/resources/web/app/document/places';
import { isWhatWasTyped, missing, NOTHING_TYPED } from '../../main/resources/web/app/document/registration';
import { sizeInWords } from '../../main/resources/web/app/document/texts';
import { contentDigest, digestOf, hexadecimal } from '../../main/resources/web/app/document/upload';

const HIDDEN: Found = {
  mechanism: 'SHEET_HIDDEN',
  severity: 'CRITICAL',
  place: 'workbook!Sheet1 (2)!D2:D6253',
  recogniser: 'A_NUMBER',
  occurrences: 6252,
  personCount: 6252,
  categories: ['SPII'],
  maskedSample: 'A9••',
};

Deno.test('a place is said as sheet, columns and rows, whatever the sheet is called', () => {
  strictEqual(placeInWords('workbook!Sheet1 (2)!D2:D6253'), 'sheet “Sheet1 (2)”, column D, rows 2 to 6253');
  strictEqual(placeInWords('workbook!Look! here!A1:C1'), 'sheet “Look! here”, columns A to C, row 1');
  strictEqual(placeInWords('workbook!Data!AA7'), 'sheet “Data”, cell AA7');
  strictEqual(placeInWords('file!B2:B9'), 'column B, rows 2 to 9');
  strictEqual(placeInWords('docProps/core.xml'), 'docProps/core.xml');
});

Deno.test('a finding is told with where, what, and how many people', () => {
  strictEqual(inWords(HIDDEN), 'Sheet “Sheet1 (2)”, column D, rows 2 to 6253: A-numbers (6,252 people)');
  strictEqual(
    inWords({ ...HIDDEN, recogniser: 'SOMETHING_NEW', personCount: 0, place: 'docProps/core.xml' }),
    'DocProps/core.xml: something new',
  );
  const linked = inWords({ ...HIDDEN, recogniser: 'LINKED_CLAIM', categories: ['FEAR_DETERMINATION'], personCount: 1 });
  ok(linked.endsWith('people together with their claims: Fear determination (1 person)'));
});

Deno.test('what is mended in the same way is said once, and what is in plain sight by how grave it is', () => {
  const seen: Found = { ...HIDDEN, mechanism: 'VISIBLE', severity: 'HIGH' };
  const all = remedies([HIDDEN, { ...HIDDEN, recogniser: 'SSN' }, seen, { ...seen, severity: 'LOW' }]);
  deepStrictEqual(
    all.map(({ mechanism, grave, findings }) => [mechanism, grave, findings.length]),
    [
      ['SHEET_HIDDEN', true, 2],
      ['VISIBLE', true, 1],
      ['VISIBLE', false, 1],
    ],
  );
  ok(all[0]?.todo.includes('Unhide'));
  ok(all[2]?.todo.startsWith('Nothing has to be done'));
});

Deno.test('it is asked soon at first, then ever more rarely, and never less than every ten seconds', () => {
  const pauses = [0, 1, 2, 3, 20].map(pauseBefore);
  deepStrictEqual(pauses, [...pauses].sort((one, other) => one - other));
  strictEqual(pauses[0], 400);
  strictEqual(pauses[4], 10_000);
});

Deno.test('the digest is that of the bytes, as the API and as the header writes it', async () => {
  const digest = await digestOf(new Blob(['abc']));
  strictEqual(hexadecimal(digest), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  strictEqual(contentDigest(digest), 'sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:');
});

Deno.test('what is missing in a registration is named, and an earlier try is known by what was typed', () => {
  deepStrictEqual([...missing(NOTHING_TYPED)], ['title', 'custodian', 'categories']);
  const typed = { ...NOTHING_TYPED, title: ' Cafe\u0301 ', custodian: 'Office', categories: ['SPII', 'MINOR'] as const };
  strictEqual(missing(typed).size, 0);
  const found = { title: 'Caf\u00e9', custodian: 'Office', declaredCategories: ['MINOR', 'SPII'] as const };
  ok(isWhatWasTyped(found, typed));
  ok(!isWhatWasTyped({ ...found, declaredCategories: ['MINOR'] }, typed));
  ok(!isWhatWasTyped({ ...found, title: 'Another' }, typed));
});

Deno.test('sizes are said in the unit that is nearest', () => {
  strictEqual(sizeInWords(999), '999 bytes');
  strictEqual(sizeInWords(7_400_000), '7.4 MB');
});

Deno.test('another person at the same browser finds nothing of what was kept', () => {
  const mine = new Kept<string>('register', 'me', 'new');
  mine.write('typed');
  strictEqual(new Kept<string>('register', 'me', 'new').read(), 'typed');
  strictEqual(new Kept<string>('register', 'somebody else', 'new').read(), null);
  mine.clear();
  strictEqual(mine.read(), null);
});
