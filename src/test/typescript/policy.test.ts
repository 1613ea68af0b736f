import { acceptedBases, caseOf, inputOf, NEW_CASE, toggled } from '../../main/resources/web/app/policy/case';
import type { AppliedRule } from '../../main/resources/web/app/policy/operations';
import { period } from '../../main/resources/web/app/policy/period';
import { asks } from '../../main/resources/web/app/policy/rule-sentences';
import { inside } from '../../main/resources/web/app/frame/texts';
import { standingOf } from '../../main/resources/web/app/authority/standing';

function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) {
    throw new Error(`${one} is not ${other}`);
  }
}

const RULE: AppliedRule = {
  id: 'asylum-public',
  category: 'FEAR_DETERMINATION',
  audience: 'PUBLIC_WEB',
  ruling: 'ALLOWED',
  forbids: false,
  signOffsInOrder: ['PROGRAM_REVIEWER', 'PRIVACY_OFFICER'],
  signOffsInAnyOrder: ['COUNSEL'],
  legalBases: ['8CFR208.6(a)-SECRETARY', '8CFR1208.6(a)-AG'],
  publishWithin: 'PT24H',
  singleUse: true,
  authenticatedWithin: 'PT15M',
  conditions: [],
  covers: ['SPII'],
  citation: '8 CFR 208.6(a)',
};

Deno.test('a period is said in whole days from two days on', () => {
  equal(period('PT24H'), '24 hours');
  equal(period('PT336H'), '14 days');
  equal(period('P14D'), '14 days');
  equal(period('PT15M'), '15 minutes');
  equal(period('PT1H30M'), '1 hour 30 minutes');
});

Deno.test('a rule says who signs in which order, under what, and for how long', () => {
  equal(asks(RULE), [
    'Signed in this order: program reviewer, then privacy officer.',
    'Signed at any time: counsel.',
    'Under one of: 8CFR208.6(a)-SECRETARY, 8CFR1208.6(a)-AG.',
    'Published within 24 hours of the approval.',
    'For one use only.',
    'Whoever signs proved within 15 minutes who they are.',
    'Covers sensitive personal data: their rules add their sign-offs here, not their ban.',
  ]);
});

Deno.test('a word inside a sentence begins small, an abbreviation stays', () => {
  equal(inside('Privacy officer'), 'privacy officer');
  equal(inside('VAWA, T or U visa'), 'VAWA, T or U visa');
  equal(inside('A court'), 'a court');
});

Deno.test('a case is asked about once it says what is in it and to whom it goes', () => {
  equal(inputOf(NEW_CASE), null);
  const put = { ...NEW_CASE, categories: toggled(NEW_CASE.categories, 'FEAR_DETERMINATION'), audience: 'PUBLIC_WEB' } as const;
  equal(inputOf(put)?.audience, 'PUBLIC_WEB');
  equal(acceptedBases([RULE, RULE], put), ['8CFR1208.6(a)-AG', '8CFR208.6(a)-SECRETARY']);
  equal(acceptedBases([RULE], { ...put, audience: 'NGO' }), []);
  equal(toggled(put.categories, 'FEAR_DETERMINATION'), []);
});

Deno.test('what was kept of a case comes back, and what is no case is a new one', () => {
  equal(caseOf({ clean: false }), { ...NEW_CASE, clean: false });
  equal(caseOf(null), NEW_CASE);
});

Deno.test('an authority is in force from its beginning until before its end', () => {
  const held = { from: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z', endedAt: null };
  equal(standingOf(held, Date.parse('2025-12-31T23:59:59Z')), 'later');
  equal(standingOf(held, Date.parse('2026-01-01T00:00:00Z')), 'inForce');
  equal(standingOf(held, Date.parse('2026-02-01T00:00:00Z')), 'over');
  equal(standingOf({ ...held, endedAt: '2026-01-05T00:00:00Z' }, 0), 'ended');
});
