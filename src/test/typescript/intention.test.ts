import { deepStrictEqual, notStrictEqual, strictEqual } from 'node:assert';
import { IntentionStore, newKey, type Intention } from '../../main/resources/web/app/approval/intention';

const KEPT: Intention = {
  manifestSha256: 'a'.repeat(64),
  round: 1,
  role: 'COUNSEL',
  verdict: 'REFUSE',
  reason: 'The basis does not carry it',
  key: newKey(),
  reviewed: true,
};

Deno.test('what was about to be signed is there again for the same manifest and round', () => {
  const store = new IntentionStore('viewer', 'request');
  store.write(KEPT);
  deepStrictEqual(new IntentionStore('viewer', 'request').read(KEPT.manifestSha256, 1), KEPT);
  store.clear();
  strictEqual(store.read(KEPT.manifestSha256, 1), null);
});

Deno.test('for another manifest or round the words are kept and the signature is not: it is another act', () => {
  const store = new IntentionStore('viewer', 'request');
  store.write(KEPT);
  for (const [digest, round] of [['b'.repeat(64), 1], [KEPT.manifestSha256, 2]] as const) {
    const other = store.read(digest, round);
    strictEqual(other?.reason, KEPT.reason);
    strictEqual(other?.reviewed, false);
    strictEqual(other?.manifestSha256, digest);
    notStrictEqual(other?.key, KEPT.key);
  }
  store.clear();
});

Deno.test('another person at the same browser finds nothing', () => {
  new IntentionStore('viewer', 'request').write(KEPT);
  strictEqual(new IntentionStore('somebody else', 'request').read(KEPT.manifestSha256, 1), null);
  new IntentionStore('viewer', 'request').clear();
});
