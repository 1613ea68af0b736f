import { CannotVerify, sha256 } from './merkle';
import { base64, base64Of, bytesOf, hash, hexOf, number, TlogFault, utf8, type Bytes, type Sha256 } from './strict';

/** The public key under which a log signs its heads: NAME+ID+KEY, as Go's note package spells it. */
export interface VerifierKey {
  readonly name: string;
  /** 8 small hexadecimal digits. */
  readonly id: string;
  /** 32 bytes. */
  readonly raw: Bytes;
  readonly text: string;
}

export interface NoteSignature {
  readonly name: string;
  readonly id: string;
  readonly signature: Bytes;
}

/** Text with signatures, C2SP signed-note. The text means nothing before {@link isSignedBy} said that the key signed it. */
export interface SignedNote {
  /** With the newline at its end. */
  readonly text: string;
  readonly signatures: ReadonlyArray<NoteSignature>;
}

/** A head of a log, C2SP tlog-checkpoint, without extension lines. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Sha256;
}

/** That an entry is in the tree of a head, C2SP tlog-proof, without extra data. */
export interface TlogProof {
  readonly index: bigint;
  readonly path: ReadonlyArray<Sha256>;
  readonly checkpoint: SignedNote;
}

const ED25519 = 1;
const ID_BYTES = 4;
const MOST_SIGNATURES = 64;
const LONGEST = 1 << 20;
const NO_NAME = /[+\p{Z}\p{Cc}]/u;
/** Control characters except the end of a line. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;
const DASH = '— ';
const PROOF = 'c2sp.org/tlog-proof@v1';
const INDEX = 'index ';

function nameOf(text: string): string {
  if (text === '' || NO_NAME.test(text)) {
    throw new TlogFault('the name of a key is empty or has a space, a plus sign or a control character');
  }
  return text;
}

/** @throws TlogFault for anything but a verifier key for Ed25519 whose id fits its name and key */
export async function parseKey(text: string): Promise<VerifierKey> {
  const [name = '', id, ...rest] = text.split('+');
  if (id === undefined || rest.length === 0) {
    throw new TlogFault('a verifier key is spelled NAME+ID+KEY');
  }
  const typed = base64(rest.join('+'), 'the key');
  if (typed.length !== 33 || typed[0] !== ED25519) {
    throw new TlogFault('the key is none of Ed25519');
  }
  const digest = await sha256(utf8(`${nameOf(name)}\n`), typed);
  if (hexOf(digest.slice(0, ID_BYTES)) !== id) {
    throw new TlogFault('its id does not fit its name and key');
  }
  return { name, id, raw: typed.slice(1), text };
}

/** @throws TlogFault for anything but exactly one spelling of a note */
export function parseNote(text: string): SignedNote {
  if (utf8(text).length > LONGEST) {
    throw new TlogFault('a note that is too long');
  }
  const blank = text.lastIndexOf('\n\n');
  if (blank < 0 || !text.endsWith('\n') || blank + 2 === text.length) {
    throw new TlogFault('a note is text, a blank line and signatures, each line with its newline');
  }
  const said = text.slice(0, blank + 1);
  if (CONTROL.test(said)) {
    throw new TlogFault('the text of a note has no control characters');
  }
  const lines = text.slice(blank + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) {
    throw new TlogFault(`a note with ${lines.length} signatures`);
  }
  return { text: said, signatures: lines.map(signatureOf) };
}

function signatureOf(line: string): NoteSignature {
  const space = line.lastIndexOf(' ');
  if (!line.startsWith(DASH) || space < DASH.length) {
    throw new TlogFault('a signature line is a dash, a name and a signature');
  }
  const bytes = base64(line.slice(space + 1), 'a signature');
  if (bytes.length <= ID_BYTES) {
    throw new TlogFault(`a signature of ${bytes.length} bytes`);
  }
  return {
    name: nameOf(line.slice(DASH.length, space)),
    id: hexOf(bytes.slice(0, ID_BYTES)),
    signature: bytes.slice(ID_BYTES),
  };
}

/**
 * Whether the key signed the note, and no line that names it is wrong. Signatures of other keys say nothing, neither for it nor
 * against it.
 *
 * @throws CannotVerify where the browser has no Ed25519
 */
export async function isSignedBy(note: SignedNote, key: VerifierKey): Promise<boolean> {
  const verifying = await imported(key);
  const named = note.signatures.filter(({ name, id }) => name === key.name && id === key.id);
  for (const { signature } of named) {
    if (!(await crypto.subtle.verify('Ed25519', verifying, signature, utf8(note.text)))) {
      return false;
    }
  }
  return named.length > 0;
}

async function imported(key: VerifierKey): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('raw', key.raw, 'Ed25519', false, ['verify']);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'NotSupportedError') {
      throw new CannotVerify();
    }
    throw new TlogFault('the key is none of Ed25519');
  }
}

/** @throws TlogFault also for extension lines: nobody could say what was agreed to with them */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size, root, end, ...more] = text.split('\n');
  if (size === undefined || root === undefined || end !== '' || more.length > 0) {
    throw new TlogFault('a checkpoint has three lines: origin, size and root');
  }
  if (origin === '' || CONTROL.test(origin)) {
    throw new TlogFault('the origin of a checkpoint is one line of text');
  }
  return { origin, size: number(size, 'the size of a checkpoint'), root: hash(root, 'the root') };
}

/** @throws TlogFault for anything else, extra data too: nobody verifies it */
export function parseProof(text: string): TlogProof {
  utf8(text);
  const blank = text.indexOf('\n\n');
  if (blank < 0) {
    throw new TlogFault('a proof is a path, a blank line and a checkpoint');
  }
  const [first, index, ...path] = text.slice(0, blank).split('\n');
  if (first !== PROOF || index === undefined || !index.startsWith(INDEX)) {
    throw new TlogFault(`a proof begins with ${PROOF} and an index`);
  }
  return {
    index: number(index.slice(INDEX.length), 'the index'),
    path: path.map((line) => hash(line, 'a hash of the path')),
    checkpoint: parseNote(text.slice(blank + 2)),
  };
}

/** A proof with the head as it was verified, byte for byte. */
export function proofText({ index, path }: TlogProof, note: string): string {
  return `${PROOF}\n${INDEX}${index}\n${path.map((each) => `${base64Of(bytesOf(each))}\n`).join('')}\n${note}`;
}
