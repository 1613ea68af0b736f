const DAY = 86_400_000;

/** What the clocks of a zone show at an instant, as a field for date and time has it: 2026-11-25T10:00. */
export function localOf(iso: string, zone: string): string {
  return clock(new Date(iso).getTime(), zone);
}

/**
 * The instant at which the clocks of a zone show this; the earlier one where they show it twice.
 *
 * @return null for a time that the clocks skip, or that is none
 */
export function instantOf(local: string, zone: string): string | null {
  const asIfUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asIfUtc)) {
    return null;
  }
  const found = [asIfUtc - DAY, asIfUtc + DAY]
    .map((near) => asIfUtc - offset(near, zone))
    .filter((instant) => clock(instant, zone) === local.slice(0, 16))
    .sort((one, other) => one - other)[0];
  return found === undefined ? null : new Date(found).toISOString();
}

/** The zones that there are, and the reader's own. */
export function zones(): ReadonlyArray<string> {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ownZone()])].sort();
}

export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function offset(instant: number, zone: string): number {
  const minute = Math.floor(instant / 60_000) * 60_000;
  return Date.parse(`${clock(minute, zone)}Z`) - minute;
}

function clock(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}
