import { counted, TEXTS } from './texts';

const INSTANT = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An instant in the reader's zone, which it names. */
export function instant(iso: string): string {
  return INSTANT.format(new Date(iso));
}

/** How long until then, in the two largest units; what is left of a minute counts as one. */
export function timeLeft(iso: string, now: number): string {
  const left = new Date(iso).getTime() - now;
  if (left <= 0) {
    return TEXTS.over;
  }
  const days = Math.floor(left / DAY);
  const hours = Math.floor((left % DAY) / HOUR);
  const minutes = Math.max(1, Math.floor((left % HOUR) / MINUTE));
  if (days > 0) {
    return `${counted(days, 'day', 'days')} ${counted(hours, 'hour', 'hours')}`;
  }
  return hours > 0 ? `${counted(hours, 'hour', 'hours')} ${counted(minutes, 'minute', 'minutes')}` : counted(minutes, 'minute', 'minutes');
}

/** Less than a day: worth a second look. */
export function isShort(iso: string, now: number): boolean {
  return new Date(iso).getTime() - now < DAY;
}
