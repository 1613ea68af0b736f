import { deepStrictEqual, rejects, strictEqual } from 'node:assert';
import type { ShownEntry } from '../../main/resources/web/app/audit/entry-body';
import { CannotVerify } from '../../main/resources/web/app/audit/merkle';
import { utf8 } from '../../main/resources/web/app/audit/strict';
import { Trust, type SeenHead } from '../../main/resources/web/app/audit/trust';
import { verifyEntries, verifyHead, type HeadVerdict, type ToldEntry, type ToldLog } from '../../main/resources/web/app/audit/verification';
import { LogSigner } from './log-signer';
import { SmallTree } from './small-tree';

const ORIGIN = 'records.example/log';
const LOG = await LogSigner.named(ORIGIN);
const ACTOR = '00000000-0000-4000-8000-0000000000aa';
const DOCUMENT = '00000000-0000-4000-8000-0000000000bb';

function entryId(index: number): string {
  return `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
}

function bodyOf(index: number): string {
  return (
    `{"action":"REFUSE_REQUEST","actor":{"id":"${ACTOR}","kind":"PERSON"},"id":"${entryId(index)}","outcome":"PERMITTED",` +
    `"reason":"NOT_YET","state":{"from":"IN_REVIEW","to":"REFUSED"},"subject":{"document":"${DOCUMENT}"},` +
    '"time":"2026-11-26T09:40:09.120000Z","v":1}'
  );
}

function globalId(type: string, id: string): string {
  return btoa(`${type}:${id}`).replaceAll('=', '');
}

function shownAt(index: number, changed: Partial<ShownEntry> = {}): ShownEntry {
  return {
    id: globalId('AuditEntry', entryId(index)),
    index: String(index),
    action: 'REFUSE_REQUEST',
    outcome: 'PERMITTED',
    occurredAt: '2026-11-26T09:40:09.12Z',
    reasonCode: 'NOT_YET',
    actor: { id: globalId('Person', ACTOR), printedName: 'Whatever the service says' },
    actorId: ACTOR,
    role: null,
    fromState: 'IN_REVIEW',
    toState: 'REFUSED',
    documentId: globalId('Document', DOCUMENT),
    personId: null,
    ...changed,
  };
}

/** A log of this many entries that tells the truth, unless a test has it tell something else. */
class Told implements ToldLog {
  readonly tree: SmallTree;

  constructor(
    readonly size: number,
    body: (index: number) => string = bodyOf,
  ) {
    this.tree = new SmallTree((index) => utf8(body(index)));
  }

  async head(): Promise<string | null> {
    return LOG.head(await this.tree.ofSize(this.size));
  }

  consistency(from: bigint, to: bigint): Promise<ReadonlyArray<string> | null> {
    return this.tree.consistency(Number(from), Number(to));
  }

  async entries(ids: ReadonlyArray<string>, size: bigint): Promise<ReadonlyArray<ToldEntry | null>> {
    return Promise.all(ids.map((id) => this.entry(id, Number(size))));
  }

  async entry(id: string, size: number): Promise<ToldEntry | null> {
    const index = [...Array(this.size).keys()].find((each) => globalId('AuditEntry', entryId(each)) === id);
    if (index === undefined) {
      return null;
    }
    const path = (await this.tree.inclusion(index, size)).map(
      (hash) => `${btoa(String.fromCharCode(...(hash.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))))}\n`,
    );
    const proof = `c2sp.org/tlog-proof@v1\nindex ${index}\n${path.join('')}\n${await LOG.head(await this.tree.ofSize(size))}`;
    return { id, body: bodyOf(index), inclusion: { proof } };
  }
}

function remembering(): Trust {
  const kept = new Map<string, string>();
  return new Trust({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  });
}

async function sees(trust: Trust, log: ToldLog, key = LOG.key): Promise<HeadVerdict> {
  return verifyHead(log, trust, key);
}

async function headOf(log: ToldLog): Promise<SeenHead> {
  const verdict = await sees(remembering(), log);
  if (verdict.kind !== 'verified') {
    throw new Error(verdict.kind);
  }
  return verdict.head;
}

Deno.test('a head that continues what was seen is verified and kept', async () => {
  const trust = remembering();
  for (const size of [3, 3, 4, 11]) {
    const before = trust.seen(ORIGIN)?.checkpoint.size ?? null;
    const verdict = await sees(trust, new Told(size));
    strictEqual(verdict.kind, 'verified');
    strictEqual(verdict.kind === 'verified' ? (verdict.before?.checkpoint.size ?? null) : undefined, before);
    strictEqual(trust.seen(ORIGIN)?.checkpoint.size, BigInt(size));
  }
});

Deno.test('a head that another key signed, or that is another log, is refused and not kept', async () => {
  const trust = remembering();
  const stranger = await LogSigner.named(ORIGIN);
  deepStrictEqual(await sees(trust, new Told(3), stranger.key), { kind: 'refused', why: null });
  const other = new Told(3);
  other.head = async () => LOG.head(await other.tree.ofSize(3), 'another.example/log');
  deepStrictEqual(await sees(trust, other), { kind: 'refused', why: 'the head is that of another log' });
  other.head = () => Promise.resolve('nothing of the kind');
  strictEqual((await sees(trust, other)).kind, 'refused');
  strictEqual((await sees(trust, new Told(3), 'no key')).kind, 'refused');
  strictEqual(trust.seen(ORIGIN), null);
});

Deno.test('a log that is not the one that was seen is an alarm, and what was seen stays', async () => {
  const trust = remembering();
  await sees(trust, new Told(7));
  const other = (index: number) => (index === 2 ? bodyOf(99) : bodyOf(index));
  const silent = new Told(9);
  silent.consistency = () => Promise.resolve(null);
  const babbling = new Told(9);
  babbling.consistency = () => Promise.resolve(['nonsense']);
  const empty = new Told(9);
  empty.head = () => Promise.resolve(null);
  for (const [log, why] of [
    [new Told(5), 'smaller'],
    [new Told(7, other), 'other'],
    [new Told(9, other), 'other'],
    [silent, 'other'],
    [babbling, 'other'],
    [empty, 'gone'],
  ] as const) {
    const verdict = await sees(trust, log);
    strictEqual(verdict.kind, 'alarm');
    strictEqual(verdict.kind === 'alarm' && verdict.why, why);
    strictEqual(trust.seen(ORIGIN)?.checkpoint.size, 7n);
  }
  strictEqual((await sees(trust, new Told(9))).kind, 'verified');
});

Deno.test('there may be no head before the first', async () => {
  const log = new Told(1);
  log.head = () => Promise.resolve(null);
  deepStrictEqual(await sees(remembering(), log), { kind: 'none' });
});

Deno.test('what another tab kept meanwhile must fit too', async () => {
  const trust = remembering();
  const fork = new Told(6, (index) => bodyOf(index + 1));
  const log = new Told(5);
  const head = log.head.bind(log);
  log.head = async () => {
    await sees(trust, fork);
    log.head = head;
    return head();
  };
  strictEqual((await sees(trust, log)).kind, 'alarm');
});

Deno.test('a key is forgotten with what was seen of its log, and with that only', async () => {
  const trust = remembering();
  trust.keep(LOG.key);
  await sees(trust, new Told(3));
  trust.forget('another');
  strictEqual(trust.key, null);
  strictEqual(trust.seen(ORIGIN)?.checkpoint.size, 3n);
  trust.forget(ORIGIN);
  strictEqual(trust.seen(ORIGIN), null);
});

Deno.test('entries that are shown as they are in the log are verified, with a proof for elsewhere', async () => {
  const log = new Told(9);
  const head = await headOf(log);
  const verdicts = await verifyEntries(log, head, [shownAt(0), shownAt(8), shownAt(4, { index: null })]);
  deepStrictEqual(verdicts.map(({ kind }) => kind), ['verified', 'verified', 'verified']);
  const [, last] = verdicts;
  strictEqual(last?.kind === 'verified' && last.body, bodyOf(8));
  strictEqual(last?.kind === 'verified' && last.proof.endsWith(`\n\n${head.note}`), true);
});

Deno.test('an entry that is shown otherwise than the log has it is told with what differs', async () => {
  const log = new Told(9);
  const head = await headOf(log);
  const changes: ReadonlyArray<Partial<ShownEntry>> = [
    { index: '3' },
    { action: 'APPROVE_REQUEST' },
    { outcome: 'REFUSED' },
    { occurredAt: '2026-11-26T09:40:09.121Z' },
    { reasonCode: null },
    { actor: { id: globalId('Person', DOCUMENT), printedName: 'Somebody else' } },
    { actorId: DOCUMENT },
    { role: 'COUNSEL' },
    { fromState: null },
    { toState: 'APPROVED' },
    { documentId: globalId('Document', ACTOR) },
    { personId: globalId('Person', ACTOR) },
  ];
  for (const change of changes) {
    deepStrictEqual(await verifyEntries(log, head, [shownAt(4, change)]), [{ kind: 'differs', what: Object.keys(change) }]);
  }
  log.entry = async () => new Told(9).entry(shownAt(5).id, 9);
  deepStrictEqual(await verifyEntries(log, head, [shownAt(4)]), [{ kind: 'differs', what: ['id', 'index'] }]);
});

Deno.test('bytes that are not in the log, and proofs of something else, are wrong', async () => {
  const log = new Told(9);
  const head = await headOf(log);
  const good = await log.entry(shownAt(4).id, 9);
  const earlier = await new Told(8).entry(shownAt(4).id, 8);
  if (good === null || earlier === null) {
    throw new Error('the entry is there');
  }
  for (const told of [
    null,
    { ...good, body: null },
    { ...good, body: bodyOf(4).replace('REFUSE_REQUEST', 'APPROVE_REQUEST') },
    { ...good, body: `${bodyOf(4)} ` },
    { ...good, inclusion: { proof: 'nonsense' } },
    { ...good, inclusion: earlier.inclusion },
    { ...good, inclusion: null },
  ]) {
    log.entry = () => Promise.resolve(told);
    const [verdict] = await verifyEntries(log, head, [shownAt(4)]);
    strictEqual(verdict?.kind, 'wrong', JSON.stringify(told));
  }
  log.entry = () => Promise.resolve({ ...good, inclusion: null });
  deepStrictEqual(await verifyEntries(log, head, [shownAt(4, { index: null })]), [{ kind: 'waiting' }]);
});

Deno.test('bytes that say two things at once are wrong, although they are in the log', async () => {
  const twice = bodyOf(0).replace('{', '{"action":"APPROVE_REQUEST",');
  const log = new Told(1, () => twice);
  log.entry = async () => ({ ...((await new Told(1, () => twice).entry(shownAt(0).id, 1)) as ToldEntry), body: twice });
  const verdicts = await verifyEntries(log, await headOf(log), [shownAt(0)]);
  deepStrictEqual(verdicts, [{ kind: 'wrong', why: 'its bytes are not spelled as RFC 8785 spells them' }]);
});

Deno.test('a browser without Ed25519, or a page over plain http, says nothing at all', async () => {
  const importKey = SubtleCrypto.prototype.importKey;
  SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException('no such algorithm', 'NotSupportedError'));
  try {
    await rejects(sees(remembering(), new Told(3)), CannotVerify);
  } finally {
    SubtleCrypto.prototype.importKey = importKey;
  }
  const subtle = Object.getOwnPropertyDescriptor(Crypto.prototype, 'subtle') as PropertyDescriptor;
  const log = new Told(3);
  const note = await log.head();
  log.head = () => Promise.resolve(note);
  Object.defineProperty(Crypto.prototype, 'subtle', { configurable: true, value: undefined });
  try {
    await rejects(sees(remembering(), log), CannotVerify);
  } finally {
    Object.defineProperty(Crypto.prototype, 'subtle', subtle);
  }
});
