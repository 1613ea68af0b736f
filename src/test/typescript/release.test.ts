import { isUnpublished, sentence, standing } from '../../main/resources/web/app/release/sentences';
import type { WholeRelease } from '../../main/resources/web/app/release/operations';
import { instantOf, typedOf } from '../../main/resources/web/app/frame/local-time';
import { stepUpAddress } from '../../main/resources/web/app/session/step-up';

function equal(actual: unknown, expected: unknown): void {
  if (actual !== expected) {
    throw new Error(`${String(actual)} is not ${String(expected)}`);
  }
}

const RELEASE: WholeRelease = {
  id: 'r',
  state: 'AUTHORISED',
  verified: true,
  audience: 'PUBLIC_WEB',
  channel: 'WEB_SITE',
  destination: 'https://agency.example/',
  fileName: 'roster.xlsx',
  publishBy: '2026-06-01T12:00:00Z',
  scheduledFor: null,
  publishedAt: null,
  suspendedAt: null,
  recipients: [],
  content: [],
  manifestSha256: '',
  notBefore: null,
  notAfter: null,
  singleUse: true,
  authorisedAt: '2026-05-31T12:00:00Z',
  closedAt: null,
  lockVersion: 0,
  document: { id: 'd', title: 'Roster', reference: 'DOC-1' },
  version: { id: 'v', number: 2, fileName: 'roster.xlsx', sha256: '' },
  decision: {
    sentence: '',
    decidedAt: '2026-05-31T12:00:00Z',
    legalBases: ['8CFR208.6(a)-SECRETARY'],
    request: { id: 'q', reference: 'REQ-7', requester: null },
  },
  auditEntry: { action: 'SUSPEND_RELEASE', occurredAt: '2026-05-31T13:00:00Z', actor: { printedName: 'Pat Dunleavy' } },
  obstacles: [],
  suspension: null,
  recall: null,
  viewerCanSchedule: { allowed: true, reason: null },
  viewerCanPublish: { allowed: true, reason: null },
  viewerCanSuspend: { allowed: true, reason: null },
  viewerCanRecall: { allowed: true, reason: null },
};

Deno.test('one sentence says what goes to whom, under which law and approval', () => {
  equal(
    sentence({ ...RELEASE, state: 'PUBLISHED' }),
    'Version 2 as roster.xlsx is out to: Everybody, on the public web, by a web site at https://agency.example/, ' +
      'under 8CFR208.6(a)-SECRETARY, as was approved in REQ-7.',
  );
});

Deno.test('what was erased or is hidden is left out of the sentence', () => {
  equal(
    sentence({ ...RELEASE, version: null, destination: null, decision: null }),
    'A version that you may not see may be published, and is not out yet, to: Everybody, on the public web, by a web site, ' +
      'with no legal basis named, as was approved.',
  );
});

Deno.test('a release that waits says how long it can be published, and when that is over', () => {
  const before = standing(RELEASE, Date.parse('2026-06-01T10:00:00Z'));
  equal(before.endsWith('(2 hours 1 minute left).'), true);
  equal(standing(RELEASE, Date.parse(RELEASE.publishBy)).startsWith('Nothing is out. The time to publish it ended'), true);
});

Deno.test('a stopped release names who stopped it', () => {
  const suspension = { suspendedAt: '2026-05-31T13:00:00Z', cause: 'STOPPED_BY_PERSON', reason: 'Names' } as const;
  equal(standing({ ...RELEASE, state: 'SUSPENDED', suspension }, 0).startsWith('Stopped by Pat Dunleavy, '), true);
});

Deno.test('only what is approved or scheduled can still be published', () => {
  equal(isUnpublished({ state: 'SCHEDULED' }), true);
  equal(isUnpublished({ state: 'SUSPENDED' }), false);
});

Deno.test('a local time is the instant that it means, and nothing else is one', () => {
  const at = new Date(2026, 4, 31, 13, 5);
  equal(typedOf(at), '2026-05-31T13:05');
  equal(instantOf('2026-05-31T13:05'), at.toISOString());
  equal(instantOf(''), null);
  equal(instantOf('soon'), null);
});

Deno.test('only a refusal that asks for it leads to another proof of who one is', () => {
  equal(stepUpAddress([{}], '/releases/r'), null);
  equal(
    stepUpAddress([{ acrValues: ['a b', 'c'], maxAge: 300 }], '/releases/r'),
    '/session/step-up?return=%2Freleases%2Fr&acr_values=a%20b%20c&max_age=300',
  );
});
