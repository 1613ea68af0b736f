import { counted } from '../frame/texts';

const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** A period as people say it: whole days from two days on, otherwise hours, minutes and seconds. */
export function period(iso: string): string {
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = ISO.exec(iso) ?? [];
  const all = Number(days) * 24 + Number(hours);
  const parts = [
    all >= 48 && all % 24 === 0 ? counted(all / 24, 'day', 'days') : all > 0 ? counted(all, 'hour', 'hours') : '',
    Number(minutes) > 0 ? counted(Number(minutes), 'minute', 'minutes') : '',
    Number(seconds) > 0 ? counted(Number(seconds), 'second', 'seconds') : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
