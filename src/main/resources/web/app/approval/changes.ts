import type { WholeRequest } from './operations';
import { TEXTS } from './texts';
import { AUDIENCES, CHANNELS, STATES } from '../graphql/words';

/** One thing that is not what it was. */
export interface Difference {
  readonly what: string;
  readonly was: string;
  readonly now: string;
}

/** Whether a signature over what was shown would still be one over what is. */
export function isSame(shown: WholeRequest, now: WholeRequest): boolean {
  return shown.manifestSha256 === now.manifestSha256 && shown.round === now.round && shown.state === now.state;
}

/** What is not what it was, as people read it. */
export function differences(shown: WholeRequest, now: WholeRequest): ReadonlyArray<Difference> {
  const readings: ReadonlyArray<readonly [string, (request: WholeRequest) => string]> = [
    [TEXTS.changes.state, (request) => STATES[request.state]],
    [TEXTS.changes.round, (request) => String(request.round)],
    [TEXTS.changes.content, (request) => request.version?.sha256 ?? ''],
    [TEXTS.changes.audience, (request) => AUDIENCES[request.audience]],
    [TEXTS.changes.channel, (request) => CHANNELS[request.channel]],
    [TEXTS.changes.destination, (request) => request.destination ?? ''],
    [TEXTS.changes.fileName, (request) => request.fileName ?? ''],
    [TEXTS.changes.purpose, (request) => request.purpose ?? ''],
    [TEXTS.changes.legalBases, (request) => request.legalBases.join(', ')],
    [TEXTS.changes.recipients, (request) => request.recipients.map((recipient) => recipient.name ?? '').join(', ')],
    [TEXTS.changes.manifestSha256, (request) => request.manifestSha256],
  ];
  return readings
    .map(([what, reading]) => ({ what, was: reading(shown), now: reading(now) }))
    .filter((difference) => difference.was !== difference.now);
}
