import { AUDIENCES, CHANNELS } from '../graphql/words';
import { instant, timeLeft } from '../frame/instants';
import type { ListedRelease, WholeRelease } from './operations';
import { GOES, TEXTS } from './texts';

/** What goes to whom under which approval, in one sentence. */
export function sentence(release: WholeRelease): string {
  const { page } = TEXTS;
  const what = release.version === null ? page.noVersion : page.version(release.version.number, release.fileName);
  return (
    page.sentence(what, GOES[release.state], AUDIENCES[release.audience], CHANNELS[release.channel], release.destination) +
    page.under(release.decision?.legalBases ?? [], release.decision?.request?.reference ?? null)
  );
}

/** Whether nothing of it is out and it could still be published. */
export function isUnpublished(release: Pick<ListedRelease, 'state'>): boolean {
  return release.state === 'AUTHORISED' || release.state === 'SCHEDULED';
}

/** How far it is, in one line with its time. */
export function standing(release: WholeRelease, now: number): string {
  const { page } = TEXTS;
  const until = instant(release.publishBy);
  switch (release.state) {
    case 'AUTHORISED':
      return new Date(release.publishBy).getTime() <= now
        ? page.tooLate(until)
        : page.waiting(until, timeLeft(release.publishBy, now));
    case 'SCHEDULED':
      return release.scheduledFor === null
        ? ''
        : page.scheduledFor(instant(release.scheduledFor), timeLeft(release.scheduledFor, now));
    case 'PUBLISHED':
      return release.publishedAt === null ? '' : page.publishedAt(instant(release.publishedAt));
    case 'SUPERSEDED':
    case 'ENDED':
      return release.closedAt === null ? '' : page.closedAt(instant(release.closedAt));
    default:
      return stopped(release);
  }
}

/** Who stopped it or took it back, and when. */
function stopped(release: WholeRelease): string {
  const { page } = TEXTS;
  const by = release.auditEntry?.actor?.printedName ?? null;
  if (release.recall !== null) {
    const when = instant(release.recall.recalledAt);
    return by === null ? page.recalled(when) : page.recalledBy(by, when);
  }
  if (release.suspension !== null) {
    const when = instant(release.suspension.suspendedAt);
    return by === null ? page.stopped(when) : page.stoppedBy(by, when);
  }
  return '';
}
