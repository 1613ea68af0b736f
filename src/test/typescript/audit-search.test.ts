import { deepStrictEqual, strictEqual } from 'node:assert';
import {
  filterOf,
  instantOf,
  localOf,
  queryOf,
  searchOf,
  searchPath,
} from '../../main/resources/web/app/audit/search';
import { words } from '../../main/resources/web/app/audit/words';

const EVERYTHING = searchOf('');

Deno.test('an address without a query is the search for everything but reads', () => {
  strictEqual(queryOf(EVERYTHING), '');
  strictEqual(searchPath(EVERYTHING), '/audit');
  deepStrictEqual(filterOf(EVERYTHING).readsToo, false);
  deepStrictEqual(filterOf(EVERYTHING).actions, null);
});

Deno.test('a search is the same after it went through an address', () => {
  const search = searchOf(
    '?from=2026-11-25T22:00:00.000Z&until=2026-11-26T00:00:00Z&outcome=REFUSED&by=UGVy_-1&person=cDE&document=ZDE&request=cjE' +
      '&release=cmUx&reason=OUT_OF_TURN&action=APPROVE_REQUEST&action=REFUSE_REQUEST&actor=system:sweeper&reads=1',
  );
  deepStrictEqual(searchOf(queryOf(search)), search);
  deepStrictEqual(search.actions, ['APPROVE_REQUEST', 'REFUSE_REQUEST']);
  strictEqual(search.until, '2026-11-26T00:00:00.000Z');
  strictEqual(filterOf(search).readsToo, true);
});

Deno.test('what is not a search in an address is left out', () => {
  const search = searchOf('?from=yesterday&outcome=GOOD&action=EVERYTHING&action=toString&by=Mary%20Lopez&reason=mary&reads=yes&x=1');
  deepStrictEqual(search, EVERYTHING);
});

Deno.test('a local time and its instant are the same moment', () => {
  const text = '2026-11-25T17:45';
  strictEqual(localOf(instantOf(text)), text);
  strictEqual(localOf(null), '');
  strictEqual(instantOf(''), null);
});

Deno.test('a code is said in words', () => {
  strictEqual(words('OUT_OF_TURN'), 'out of turn');
});
