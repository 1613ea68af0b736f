import type { Role } from '../graphql/enums';
import type { Place } from './routing';
import { TEXTS } from './texts';

const REVIEWERS: ReadonlySet<Role> = new Set<Role>([
  'PROGRAM_REVIEWER',
  'RECORDS_OFFICER',
  'PRIVACY_OFFICER',
  'COUNSEL',
  'APPROVING_OFFICIAL',
]);

function reviews(roles: ReadonlyArray<Role>): boolean {
  return roles.some((role) => REVIEWERS.has(role));
}

/** The first page of somebody in these roles: where their work waits. */
export function homeOf(roles: ReadonlyArray<Role>): Place {
  if (roles.includes('AUDITOR') && !reviews(roles)) {
    return { page: 'exceptions' };
  }
  return { page: 'inbox' };
}

/** A place that the header leads to. */
export interface Signpost {
  readonly page: Place['page'];
  readonly path: string;
  readonly text: string;
}

/** Where somebody in these roles goes every day, in this order. What they may not see is not among it. */
export function signposts(roles: ReadonlyArray<Role>): ReadonlyArray<Signpost> {
  const posts: Signpost[] = [];
  if (reviews(roles)) {
    posts.push({ page: 'inbox', path: '/inbox', text: TEXTS.places.inbox });
  }
  if (roles.includes('AUDITOR')) {
    posts.push({ page: 'exceptions', path: '/audit/exceptions', text: TEXTS.places.exceptions });
    posts.push({ page: 'audit', path: '/audit', text: TEXTS.places.audit });
  }
  return posts;
}
