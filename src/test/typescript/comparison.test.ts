import { deepStrictEqual } from 'node:assert';
import { compare } from '../../main/resources/web/app/approval/comparison';
import type { ComparedVersion } from '../../main/resources/web/app/approval/operations';

type Findings = NonNullable<ComparedVersion['inspection']>['findings'];

function version(sha256: string, people: number, hidden: boolean, findings: Findings['nodes'], total = findings.length): ComparedVersion {
  return {
    id: sha256,
    number: 1,
    fileName: 'figures.xlsx',
    sha256,
    byteSize: '1',
    createdAt: '2026-11-25T00:00:00Z',
    inspection: {
      personCount: people,
      claimantCount: 0,
      hiddenContent: hidden,
      categories: people === 0 ? ['AGGREGATE_ONLY'] : ['SPII'],
      editionComparison: null,
      findings: { nodes: findings, totalCount: total },
    },
  };
}

const ROSTER = { mechanism: 'SHEET_HIDDEN', place: 'workbook!Old!A2:A61', recogniser: 'A_NUMBER', occurrences: 60, personCount: 60 } as const;

Deno.test('what makes the content graver stands first', () => {
  const differences = compare(version('a', 0, false, []), version('b', 60, true, [ROSTER]));
  deepStrictEqual(
    differences.map(({ grave }) => grave),
    [true, true, true, true, false],
  );
  deepStrictEqual(differences[0]?.text, 'People: 0 before, 60 now');
  deepStrictEqual(differences.some(({ text }) => text.startsWith('New: workbook!Old!A2:A61')), true);
});

Deno.test('what is found more often is told with how often it was found before', () => {
  const differences = compare(version('a', 60, true, [ROSTER]), version('b', 60, true, [{ ...ROSTER, occurrences: 61 }]));
  deepStrictEqual(differences.length, 1);
  deepStrictEqual(differences[0]?.text.endsWith('60 before'), true);
});

Deno.test('of findings that are not all known none is said to be new or gone', () => {
  const differences = compare(version('a', 60, true, [], 300), version('b', 60, true, [ROSTER], 400));
  deepStrictEqual(differences.map(({ grave }) => grave), [false]);
});

Deno.test('the same bytes are no difference', () => {
  deepStrictEqual(compare(version('a', 0, false, []), version('a', 0, false, [])), []);
});

Deno.test('what both together give away is said of the version that went out, and of no other', () => {
  const after = version('b', 0, false, []);
  const together = { edition: 1, singlesOut: true, sentence: 'Together with version 1, 1 count differs by 10 people or fewer.' };
  const now: ComparedVersion = { ...after, inspection: after.inspection && { ...after.inspection, editionComparison: together } };
  deepStrictEqual(compare(version('a', 0, false, []), now), [{ text: together.sentence, grave: true }]);
  deepStrictEqual(compare({ ...version('a', 0, false, []), number: 2 }, now), []);
});
