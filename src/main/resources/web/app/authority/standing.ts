import type { HeldAuthority } from './operations';

/** How an authority stands at one moment. */
export type Standing = 'inForce' | 'later' | 'over' | 'ended';

/** Times are half-open, as the register has them. */
export function standingOf(authority: Pick<HeldAuthority, 'from' | 'until' | 'endedAt'>, now: number): Standing {
  if (authority.endedAt !== null) {
    return 'ended';
  }
  if (authority.until !== null && new Date(authority.until).getTime() <= now) {
    return 'over';
  }
  return new Date(authority.from).getTime() > now ? 'later' : 'inForce';
}
