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

/** Roles that see no document, as Visibility has it. */
const SEES_NO_DOCUMENT: ReadonlySet<Role> = new Set<Role>(['POLICY_ADMINISTRATOR', 'AUTHORITY_ADMINISTRATOR']);
/** Besides reviewers; submitters see those of their own requests. */
const SEE_RELEASES: ReadonlySet<Role> = new Set<Role>(['PUBLISHER', 'INCIDENT_MANAGER', 'AUDITOR', 'SUBMITTER']);

function reviews(roles: ReadonlyArray<Role>): boolean {
  return roles.some((role) => REVIEWERS.has(role));
}

/** The first page of somebody in these roles: where their work waits. */
export function homeOf(roles: ReadonlyArray<Role>): Place {
  if (reviews(roles)) {
    return { page: 'inbox' };
  }
  if (roles.includes('AUDITOR')) {
    return { page: 'exceptions' };
  }
  if (roles.includes('PUBLISHER')) {
    return { page: 'releases' };
  }
  if (roles.includes('AUTHORITY_ADMINISTRATOR')) {
    return { page: 'people' };
  }
  if (roles.includes('POLICY_ADMINISTRATOR')) {
    return { page: 'policy' };
  }
  if (roles.includes('SUBMITTER')) {
    return { page: 'documents' };
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
    posts.push({ page: 'signatures', path: '/signatures', text: TEXTS.places.signatures });
  }
  if (roles.includes('PRIVACY_OFFICER')) {
    posts.push({ page: 'waivers', path: '/waivers', text: TEXTS.places.waivers });
  }
  if (roles.some((role) => !SEES_NO_DOCUMENT.has(role))) {
    posts.push({ page: 'documents', path: '/documents', text: TEXTS.places.documents });
  }
  if (reviews(roles) || roles.some((role) => SEE_RELEASES.has(role))) {
    posts.push({ page: 'releases', path: '/releases', text: TEXTS.places.releases });
  }
  if (roles.length > 0) {
    posts.push({ page: 'policy', path: '/policy', text: TEXTS.places.policy });
  }
  if (roles.includes('AUTHORITY_ADMINISTRATOR') || roles.includes('AUDITOR')) {
    posts.push({ page: 'people', path: '/people', text: TEXTS.places.people });
  }
  if (roles.includes('AUDITOR')) {
    posts.push({ page: 'exceptions', path: '/audit/exceptions', text: TEXTS.places.exceptions });
    posts.push({ page: 'audit', path: '/audit', text: TEXTS.places.audit });
  }
  return posts;
}
