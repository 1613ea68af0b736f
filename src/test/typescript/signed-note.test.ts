import { rejects, strictEqual, throws } from 'node:assert';
import {
  isSignedBy,
  parseCheckpoint,
  parseKey,
  parseNote,
  parseProof,
  proofText,
} from '../../main/resources/web/app/audit/signed-note';
import { base64Of, TlogFault } from '../../main/resources/web/app/audit/strict';
import { LogSigner } from './log-signer';

const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const ROOT = `${'A'.repeat(43)}=`;
const HEAD = `log\n20852163\n${ROOT}\n`;
const LOG = await LogSigner.named('log');
const WITNESS = await LogSigner.named('witness.example');

async function signed(note: string, key: string): Promise<boolean> {
  return isSignedBy(parseNote(note), await parseKey(key));
}

/** The key and the note with which Go's package for signed notes explains itself; public test data. */
Deno.test('a note that Go signed is verified', async () => {
  const note =
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n\n" +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  strictEqual(await signed(note, PETER), true);
  strictEqual(await signed(note, LOG.key), false);
  strictEqual(await signed(note.replace('answer', 'Answer'), PETER), false);
});

Deno.test('signatures of others say nothing, and a wrong one under a known name is worse than none', async () => {
  const [ours, theirs, other] = [await LOG.line(HEAD), await WITNESS.line(HEAD), await LOG.line('other\n')];
  strictEqual(await signed(`${HEAD}\n${theirs}`, LOG.key), false);
  strictEqual(await signed(`${HEAD}\n${theirs}${ours}`, LOG.key), true);
  strictEqual(await signed(`${HEAD}\n${ours}${other}`, LOG.key), false);
  strictEqual(await signed(`${HEAD}\n${theirs}${other}`, WITNESS.key), true);
  // The same name with another key is somebody else.
  strictEqual(await signed(`${HEAD}\n${ours}`, (await LogSigner.named('log')).key), false);
});

Deno.test('no bit of a signed head can change unnoticed', async () => {
  const bytes = new TextEncoder().encode(await LOG.head({ size: 300n, root: 'ab'.repeat(32) }));
  const key = await parseKey(LOG.key);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Uint8Array.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    let accepted = false;
    try {
      const note = parseNote(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(changed));
      accepted = (await isSignedBy(note, key)) && parseCheckpoint(note.text).size > 0n;
    } catch (fault) {
      strictEqual(fault instanceof TlogFault || fault instanceof TypeError, true, `bit ${bit}: ${fault}`);
    }
    strictEqual(accepted, false, `bit ${bit}`);
  }
});

Deno.test('what is spelled otherwise is no note', () => {
  const line = '— name AAAAAAA=\n';
  strictEqual(parseNote(`text\n\n${line.repeat(16)}`).signatures.length, 16);
  for (const text of [
    '',
    '\n',
    'text\n',
    'text\n\n',
    'text\n\n— name AAAAAAA=',
    'text\n\n- name AAAAAAA=\n',
    'text\n\n— name\n',
    'text\n\n— AAAAAAA=\n',
    'text\n\n— a+b AAAAAAA=\n',
    'text\n\n— a b AAAAAAA=\n',
    'text\n\n— name AAAAAA==\n',
    'text\n\n— name AAAAAAB=\n',
    'text\n\n— name AAAAAAA\n',
    'text\n\n— name AAAA AAA=\n',
    'te\txt\n\n— name AAAAAAA=\n',
    'text\r\n\n— name AAAAAAA=\n',
    'text\n\n— name AAAAAAA=\n\n',
    'te\ud800xt\n\n— name AAAAAAA=\n',
    `text\n\n${line.repeat(65)}`,
    `${'x'.repeat(1 << 20)}\n\n${line}`,
  ]) {
    throws(() => parseNote(text), TlogFault, JSON.stringify(text.slice(0, 60)));
  }
});

Deno.test('what is spelled otherwise is no head', () => {
  strictEqual(parseCheckpoint(HEAD).size, 20852163n);
  strictEqual(parseCheckpoint(`log\n9223372036854775807\n${ROOT}\n`).size, 2n ** 63n - 1n);
  for (const text of [
    `log\n1\n${ROOT}`,
    `log\n01\n${ROOT}\n`,
    `log\n+1\n${ROOT}\n`,
    `log\n-1\n${ROOT}\n`,
    `log\n1.0\n${ROOT}\n`,
    `log\n\n${ROOT}\n`,
    `log\n9223372036854775808\n${ROOT}\n`,
    'log\n1\nAAAA\n',
    `log\n1\n${ROOT.replace('A=', 'B=')}\n`,
    `\n1\n${ROOT}\n`,
    `log\n1\n${ROOT}\nextension\n`,
  ]) {
    throws(() => parseCheckpoint(text), TlogFault, JSON.stringify(text));
  }
});

Deno.test('what is spelled otherwise is no verifier key', async () => {
  strictEqual((await parseKey(PETER)).name, 'PeterNeumann');
  for (const text of [
    '',
    'PeterNeumann',
    'PeterNeumann+c74f20a3',
    PETER.replace('c74f20a3', 'c74f20a4'),
    PETER.replace('c74f20a3', 'C74F20A3'),
    PETER.replace('PeterNeumann', 'PeterNeumanm'),
    PETER.replace('ARpc', 'Ahpc'),
    PETER.slice(0, -2),
    `${PETER}\n`,
    PETER.slice('PeterNeumann'.length),
  ]) {
    await rejects(parseKey(text), TlogFault, JSON.stringify(text));
  }
});

Deno.test('a proof comes back from its text, and what is spelled otherwise is none', async () => {
  const note = await LOG.note(HEAD);
  const hash = base64Of(new Uint8Array(32).fill(7));
  const text = `c2sp.org/tlog-proof@v1\nindex 4\n${hash}\n\n${note}`;
  strictEqual(proofText(parseProof(text), note), text);
  for (const other of [
    '',
    text.replace('index 4', 'index 04'),
    text.replace('@v1', '@v2'),
    text.replace('index', 'extra YQ==\nindex'),
    text.replace(hash, 'AAAA'),
    text.slice(0, text.indexOf('\n\n')),
    text.trimEnd(),
  ]) {
    throws(() => parseProof(other), TlogFault, JSON.stringify(other));
  }
});
