import { differences, type Compared, type ShownEntry } from './entry-body';
import { continues, leafHash, rootOver } from './merkle';
import {
  isSignedBy,
  parseCheckpoint,
  parseKey,
  parseNote,
  parseProof,
  proofText,
  type Checkpoint,
  type SignedNote,
} from './signed-note';
import { hexHash, TlogFault, utf8 } from './strict';
import type { SeenHead, Trust } from './trust';

/** What the service says of its log; nothing of it is believed. */
export interface ToldLog {
  /** The newest head, as it was signed; null where there is none. */
  head(): Promise<string | null>;
  /** What shall prove that a head continues an earlier one; null where the service has nothing. */
  consistency(from: bigint, to: bigint): Promise<ReadonlyArray<string> | null>;
  /** What shall prove that these entries are under the head of this size, in their order. */
  entries(ids: ReadonlyArray<string>, size: bigint): Promise<ReadonlyArray<ToldEntry | null>>;
}

export interface ToldEntry {
  readonly id: string;
  readonly body: string | null;
  readonly inclusion: { readonly proof: string } | null;
}

/** What became of the newest head. */
export type HeadVerdict =
  /** Signed by the auditor's key; it continues what was seen before, if anything was. */
  | { readonly kind: 'verified'; readonly head: SeenHead; readonly before: SeenHead | null }
  /** There is none yet, and there never was. */
  | { readonly kind: 'none' }
  /** It is not a head, or not one that the auditor's key signed. */
  | { readonly kind: 'refused'; readonly why: string | null }
  /** It is signed, and it is not the log that was seen. */
  | { readonly kind: 'alarm'; readonly why: 'gone' | 'smaller' | 'other'; readonly kept: SeenHead; readonly head: SeenHead | null };

/** An entry whose bytes are in the log, and say what was shown; with what verifies that anywhere else (C2SP tlog-proof). */
export interface VerifiedEntry {
  readonly kind: 'verified';
  readonly index: bigint;
  readonly body: string;
  readonly proof: string;
}

/** What became of one entry that was shown. */
export type EntryVerdict =
  | VerifiedEntry
  /** Not under the head, which may be older than the entry. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'wrong'; readonly why: string }
  /** Its bytes are in the log, and say something else than what was shown. */
  | { readonly kind: 'differs'; readonly what: ReadonlyArray<Compared> };

/**
 * Verifies the newest head with the auditor's key, and that it continues the newest one that verified before; keeps it where it does.
 *
 * @param key as the auditor gave it
 * @throws CannotVerify where the browser cannot
 */
export async function verifyHead(log: ToldLog, trust: Trust, key: string): Promise<HeadVerdict> {
  try {
    const verifier = await parseKey(key);
    // Read before the service is asked: another tab may keep a newer one meanwhile.
    const before = trust.seen(verifier.name);
    const note = await log.head();
    if (note === null) {
      return before === null ? { kind: 'none' } : { kind: 'alarm', why: 'gone', kept: before, head: null };
    }
    const signed = parseNote(note);
    if (!(await isSignedBy(signed, verifier))) {
      return { kind: 'refused', why: null };
    }
    const checkpoint = parseCheckpoint(signed.text);
    if (checkpoint.origin !== verifier.name) {
      throw new TlogFault('the head is that of another log');
    }
    const head: SeenHead = { checkpoint, note, seenAt: new Date().toISOString() };
    if (before !== null && !(await isContinued(log, before.checkpoint, checkpoint))) {
      return { kind: 'alarm', why: checkpoint.size < before.checkpoint.size ? 'smaller' : 'other', kept: before, head };
    }
    if (trust.seen(verifier.name)?.note !== before?.note) {
      // Another tab kept one meanwhile, which must fit too.
      return await verifyHead(log, trust, key);
    }
    trust.see(head);
    return { kind: 'verified', head, before };
  } catch (fault) {
    return { kind: 'refused', why: faultOf(fault) };
  }
}

async function isContinued(log: ToldLog, earlier: Checkpoint, later: Checkpoint): Promise<boolean> {
  if (earlier.size >= later.size) {
    return continues(earlier, later, []);
  }
  const path = await log.consistency(earlier.size, later.size);
  try {
    return path !== null && (await continues(earlier, later, path.map((each) => hexHash(each, 'a hash of the path'))));
  } catch (fault) {
    faultOf(fault);
    return false;
  }
}

/** Verifies entries that are shown under a head that verified, in their order. */
export async function verifyEntries(
  log: ToldLog,
  head: SeenHead,
  shown: ReadonlyArray<ShownEntry>,
): Promise<ReadonlyArray<EntryVerdict>> {
  const told = await log.entries(shown.map(({ id }) => id), head.checkpoint.size);
  return Promise.all(shown.map((entry, at) => verifyEntry(head, entry, told[at] ?? null)));
}

async function verifyEntry({ checkpoint: head, note }: SeenHead, shown: ShownEntry, told: ToldEntry | null): Promise<EntryVerdict> {
  try {
    if (told === null || told.body === null) {
      throw new TlogFault('the service does not give its bytes');
    }
    if (told.inclusion === null) {
      if (shown.index !== null && BigInt(shown.index) < head.size) {
        throw new TlogFault('it is shown at a place under this head, and the service does not prove that');
      }
      return { kind: 'waiting' };
    }
    const proof = parseProof(told.inclusion.proof);
    if (!isOf(proof.checkpoint, head)) {
      throw new TlogFault('its proof is for another head');
    }
    const root = await rootOver(await leafHash(utf8(told.body)), proof.index, head.size, proof.path);
    if (root !== head.root) {
      throw new TlogFault('its bytes are not those that are in the log');
    }
    const what = differences(shown, told.body, proof.index);
    return what.length > 0
      ? { kind: 'differs', what }
      : { kind: 'verified', index: proof.index, body: told.body, proof: proofText(proof, note) };
  } catch (fault) {
    return { kind: 'wrong', why: faultOf(fault) };
  }
}

function isOf(note: SignedNote, head: Checkpoint): boolean {
  const { origin, size, root } = parseCheckpoint(note.text);
  return origin === head.origin && size === head.size && root === head.root;
}

/** What was wrong; anything else than a fault goes on. */
function faultOf(failure: unknown): string {
  if (failure instanceof TlogFault) {
    return failure.message;
  }
  throw failure;
}
