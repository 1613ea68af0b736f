import { deepStrictEqual, strictEqual } from 'node:assert';
import { instantOf, localOf } from '../../main/resources/web/app/approval/ask-moments';
import { durationInWords } from '../../main/resources/web/app/approval/ask-texts';
import {
  basesOffered,
  cited,
  disclosureOf,
  evidenceAsked,
  nothingAsked,
  policyCase,
  wrongIn,
  type Asking,
  type Trial,
} from '../../main/resources/web/app/approval/asking';
import { fieldsOf, wordsOf } from '../../main/resources/web/app/approval/ask-refusals';
import { bansInWords } from '../../main/resources/web/app/approval/bans';
import type { AskedVersion } from '../../main/resources/web/app/approval/operations';

const VERSION: AskedVersion = {
  id: 'v',
  number: 1,
  fileName: 'roster.xlsx',
  sha256: 'a'.repeat(64),
  state: 'INSPECTED',
  blocked: false,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  regeneratedFrom: null,
  inspection: { summary: '1 sheet', clean: false, hiddenContent: true, categories: ['FEAR_DETERMINATION'] },
  document: { id: 'd', title: 'Roster', reference: 'DOC-1', declaredCategories: ['SPII'], latestVersion: { id: 'v', number: 1 } },
};

const TRIAL: Trial = {
  version: 1,
  offered: {
    matchedRules: [
      { id: 'a', category: 'FEAR_DETERMINATION', legalBases: ['8CFR208.6(a)-SECRETARY', '8CFR1208.6(a)-AG'], citation: '8 CFR 208.6(a)' },
      { id: 'b', category: 'SPII', legalBases: ['8CFR208.6(a)-SECRETARY'], citation: '5 USC 552a(b)' },
    ],
  },
  dryRun: {
    allowed: false,
    forbiddenBy: [],
    signOffs: [],
    publishWithin: null,
    singleUse: false,
    authenticatedWithin: null,
    matchedRules: [{ id: 'a', conditions: [{ name: 'WRITTEN_REASON' }, { name: 'VISIBLE_CONTENT_ONLY' }] }],
  },
};

const TYPED: Asking = {
  ...nothingAsked(VERSION),
  audience: 'US_COURT',
  channel: 'PAPER',
  destination: 'Clerk',
  purpose: 'Ordered',
  recipients: [{ name: 'A Clerk', address: 'Main Street' }],
};

Deno.test('what the clocks of a zone show is an instant, and back', () => {
  strictEqual(instantOf('2026-07-01T10:00', 'America/New_York'), '2026-07-01T14:00:00.000Z');
  strictEqual(instantOf('2026-12-01T10:00', 'America/New_York'), '2026-12-01T15:00:00.000Z');
  strictEqual(instantOf('2026-12-01T10:00', 'UTC'), '2026-12-01T10:00:00.000Z');
  strictEqual(localOf('2026-12-01T15:00:00Z', 'America/New_York'), '2026-12-01T10:00');
});

Deno.test('a time that the clocks skip is none, and of one that they show twice it is the earlier', () => {
  strictEqual(instantOf('2026-03-08T02:30', 'America/New_York'), null);
  strictEqual(instantOf('2026-11-01T01:30', 'America/New_York'), '2026-11-01T05:30:00.000Z');
  strictEqual(instantOf('', 'America/New_York'), null);
});

Deno.test('a length of time is said as people say it', () => {
  strictEqual(durationInWords('PT336H'), '14 days');
  strictEqual(durationInWords('PT24H'), '24 hours');
  strictEqual(durationInWords('PT10M'), '10 minutes');
  strictEqual(durationInWords('P1DT1H'), '25 hours');
});

Deno.test('the policy is asked about what was found and declared, and about what was typed so far', () => {
  strictEqual(policyCase(VERSION, nothingAsked(VERSION)), null);
  const asked = policyCase(VERSION, { ...TYPED, evidence: { DOCKET_NUMBER: '1:26', WRITTEN_REASON: ' ' } });
  deepStrictEqual(asked?.categories, ['SPII', 'FEAR_DETERMINATION']);
  deepStrictEqual(asked?.evidence, ['DOCKET_NUMBER', 'RECIPIENT_NAME', 'RECIPIENT_ADDRESS']);
  strictEqual(asked?.originalSpreadsheet, true);
  strictEqual(policyCase({ ...VERSION, regeneratedFrom: { id: 'u' } }, TYPED)?.originalSpreadsheet, false);
  strictEqual(policyCase({ ...VERSION, mediaType: 'text/csv' }, TYPED)?.originalSpreadsheet, false);
});

Deno.test('of a version that was not inspected nothing good is assumed', () => {
  const asked = policyCase({ ...VERSION, state: 'INSPECTING', inspection: null }, TYPED);
  strictEqual(asked?.inspected, false);
  strictEqual(asked?.clean, false);
  deepStrictEqual(asked?.categories, ['SPII', 'UNKNOWN']);
});

Deno.test('a draft needs whom and how; a submission needs everything, and recipients unless it is for the public', () => {
  deepStrictEqual([...wrongIn(nothingAsked(VERSION), false)], ['audience', 'channel']);
  deepStrictEqual([...wrongIn(nothingAsked(VERSION), true)], ['audience', 'channel', 'destination', 'purpose']);
  strictEqual(wrongIn(TYPED, true).size, 0);
  const nobody = [{ name: '', address: '' }];
  deepStrictEqual([...wrongIn({ ...TYPED, recipients: nobody }, true)], ['recipients']);
  deepStrictEqual([...wrongIn({ ...TYPED, recipients: [{ name: 'A', address: '' }] }, true)], ['recipients']);
  strictEqual(wrongIn({ ...TYPED, recipients: nobody, audience: 'PUBLIC_WEB' }, true).size, 0);
});

Deno.test('it may not end before it begins', () => {
  const zone = 'UTC';
  const notBefore = { local: '2026-12-02T10:00', zone };
  deepStrictEqual([...wrongIn({ ...TYPED, notBefore, notAfter: { local: '2026-12-01T10:00', zone } }, false)], ['notAfter']);
  strictEqual(wrongIn({ ...TYPED, notBefore, notAfter: { local: '2026-12-03T10:00', zone } }, false).size, 0);
});

Deno.test('each provision is offered once with all that it is cited for, and only what is offered is cited', () => {
  deepStrictEqual([...basesOffered(TRIAL)], [
    ['8CFR208.6(a)-SECRETARY', '8 CFR 208.6(a); 5 USC 552a(b)'],
    ['8CFR1208.6(a)-AG', '8 CFR 208.6(a)'],
  ]);
  deepStrictEqual(cited({ ...TYPED, legalBases: ['8CFR1208.6(a)-AG', '5USC552a(b)(1)'] }, TRIAL), ['8CFR1208.6(a)-AG']);
});

Deno.test('evidence goes along where the rules that apply ask for it', () => {
  deepStrictEqual(evidenceAsked(TRIAL), ['WRITTEN_REASON']);
  const sent = disclosureOf({ ...TYPED, evidence: { WRITTEN_REASON: ' Memorandum ', DOCKET_NUMBER: '1:26' } }, TRIAL);
  deepStrictEqual(sent.evidence, [{ field: 'WRITTEN_REASON', text: 'Memorandum' }]);
});

Deno.test('what several rules forbid for the same reason is said once, with what to do', () => {
  const ban = {
    reason: 'LEGAL_BASIS_MISSING' as const,
    category: 'ASYLUM' as const,
    condition: null,
    rule: { legalBases: ['8CFR208.6(c)(2)'], citation: 'x' },
  };
  const words = bansInWords([ban, ban]);
  strictEqual(words.length, 1);
  strictEqual(words[0]?.why, 'None of the legal bases that the rule accepts is named (Asylum record).');
  strictEqual(words[0]?.todo.endsWith('Accepted: 8CFR208.6(c)(2).'), true);
});

Deno.test('what is missing is said at its field, and who is missing by role with what to do', () => {
  const incomplete = { code: 'MANIFEST_INCOMPLETE' as const, message: 'Fill in', path: ['disclosure'], missing: ['purpose', 'recipients'] };
  deepStrictEqual(
    fieldsOf([incomplete]).map(([field]) => field),
    ['purpose', 'recipients'],
  );
  deepStrictEqual(fieldsOf([{ code: 'PERIOD_EMPTY', message: 'Choose later', path: null }]), [['notAfter', 'Choose later']]);
  const quorum = wordsOf({ code: 'QUORUM_IMPOSSIBLE', message: 'Not enough', path: null, roles: ['COUNSEL', 'PRIVACY_OFFICER'] });
  strictEqual(quorum[0], 'Nobody is left who could sign as: Counsel, Privacy officer.');
  strictEqual(quorum.length, 2);
  strictEqual(wordsOf(incomplete).length, 0);
});
