import { Kept } from '../frame/kept';
import type { Role, Verdict } from '../graphql/enums';

/**
 * What somebody is about to sign, as they typed it. It survives a reload and the way to the identity provider and back, in
 * this tab only; the digest and the round are those it was written for, and the key makes a repetition the same act.
 */
export interface Intention {
  readonly manifestSha256: string;
  readonly round: number;
  readonly role: Role | null;
  readonly verdict: Verdict | null;
  readonly reason: string;
  readonly key: string;
  /** The signature was shown, and signing was tried or about to be. */
  readonly reviewed: boolean;
}

/** Before anything was typed. */
export function nothingYet(manifestSha256: string, round: number): Intention {
  return { manifestSha256, round, role: null, verdict: null, reason: '', key: newKey(), reviewed: false };
}

/** Where one person's intention about one request is kept. */
export class IntentionStore {
  private readonly typed: Kept<Intention>;

  constructor(viewer: string, request: string) {
    this.typed = new Kept('sign-off', viewer, request);
  }

  /** Null for none. Of one about another manifest or round the words are kept, and it signs nothing. */
  read(manifestSha256: string, round: number): Intention | null {
    const kept = this.typed.read();
    return kept === null || (kept.manifestSha256 === manifestSha256 && kept.round === round)
      ? kept
      : { ...kept, manifestSha256, round, key: newKey(), reviewed: false };
  }

  write(intention: Intention): void {
    this.typed.write(intention);
  }

  clear(): void {
    this.typed.clear();
  }
}

/** Letters and hyphens, as the API wants a key. */
export function newKey(): string {
  return crypto.randomUUID();
}
