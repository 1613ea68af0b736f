import { deepStrictEqual, strictEqual } from 'node:assert';
import { asOfPath, disclosuresPath, questionOf } from '../../main/resources/web/app/audit/as-of';

Deno.test('an address asks for a moment or for a number of entries, and the number goes first', () => {
  deepStrictEqual(questionOf('?document=RG9j&at=2026-03-02T12:00:00Z'), {
    document: 'RG9j',
    request: null,
    at: '2026-03-02T12:00:00.000Z',
    size: null,
  });
  deepStrictEqual(questionOf('?request=QXBw&size=42&at=2026-03-02T12:00:00Z'), {
    document: null,
    request: 'QXBw',
    at: null,
    size: '42',
  });
});

Deno.test('what makes no sense in an address is left out', () => {
  deepStrictEqual(questionOf('?document=%3Cscript%3E&size=-1&at=yesterday'), {
    document: null,
    request: null,
    at: null,
    size: null,
  });
});

Deno.test('a link leads to the question that it was made of', () => {
  const asked = { document: 'RG9j', request: null, at: null, size: '7' };
  deepStrictEqual(questionOf(asOfPath(asked).replace('/audit/as-of', '')), asked);
  strictEqual(disclosuresPath({ release: 'UmVs' }), '/audit/disclosures?release=UmVs');
});
