import { parseCheckpoint, parseNote, type Checkpoint } from './signed-note';
import { TlogFault } from './strict';

/** A head that this browser has verified. */
export interface SeenHead {
  readonly checkpoint: Checkpoint;
  /** With its signatures, byte for byte. */
  readonly note: string;
  readonly seenAt: string;
}

const KEY = 'imprimatur log key';
const HEAD = 'imprimatur log head ';

/**
 * What an auditor knows of the log by themselves: its key, and the newest head that verified. It stays in this browser, for every
 * tab and after signing out too: whoever could make the browser forget it could show another log.
 */
export class Trust {
  constructor(private readonly place: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {}

  /** Null before an auditor gave one. */
  get key(): string | null {
    return this.place.getItem(KEY);
  }

  /** Heads that were seen stay: a log does not begin anew with a new key. */
  keep(key: string): void {
    this.place.setItem(KEY, key);
  }

  /** @throws TlogFault for what was kept and is no head */
  seen(origin: string): SeenHead | null {
    const kept = this.place.getItem(HEAD + origin);
    if (kept === null) {
      return null;
    }
    const { note, seenAt } = read(kept);
    return { note, seenAt, checkpoint: parseCheckpoint(parseNote(note).text) };
  }

  see(head: SeenHead): void {
    this.place.setItem(HEAD + head.checkpoint.origin, JSON.stringify({ note: head.note, seenAt: head.seenAt }));
  }

  /** Everything about the log of this name. */
  forget(origin: string): void {
    this.place.removeItem(KEY);
    this.place.removeItem(HEAD + origin);
  }
}

function read(kept: string): { note: string; seenAt: string } {
  try {
    return JSON.parse(kept) as { note: string; seenAt: string };
  } catch {
    throw new TlogFault('what this browser has kept of the log cannot be read');
  }
}
