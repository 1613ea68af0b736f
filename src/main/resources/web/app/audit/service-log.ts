import { operate } from '../graphql/client';
import { LogConsistency, LogHead, ProvenEntries } from './operations';
import type { ToldEntry, ToldLog } from './verification';

/** How many entries are asked for at once. */
const AT_ONCE = 25;

/** The log as the service's API tells it. */
export class ServiceLog implements ToldLog {
  /** What the service says its keys are; known once the head was asked for. */
  keys: ReadonlyArray<string> = [];

  /** @param progress told how many entries have been answered */
  constructor(private readonly progress: (answered: number) => void) {}

  async head(): Promise<string | null> {
    const { auditHead } = await operate(LogHead, {});
    this.keys = auditHead?.verifierKeys ?? [];
    return auditHead?.checkpoint ?? null;
  }

  async consistency(from: bigint, to: bigint): Promise<ReadonlyArray<string> | null> {
    return (await operate(LogConsistency, { from: String(from), to: String(to) })).auditConsistency?.path ?? null;
  }

  async entries(ids: ReadonlyArray<string>, size: bigint): Promise<ReadonlyArray<ToldEntry | null>> {
    const answered: (ToldEntry | null)[] = [];
    while (answered.length < ids.length) {
      const asked = ids.slice(answered.length, answered.length + AT_ONCE);
      const { nodes } = await operate(ProvenEntries, { ids: asked, size: String(size) });
      // What is missing in the answer is missing for these ids, and for no others.
      answered.push(...asked.map((_, at) => nodes[at] ?? null));
      this.progress(answered.length);
    }
    return answered;
  }
}
