import type { Role } from '../graphql/enums';

/** Roles as people say them. */
export const ROLES: Readonly<Record<Role, string>> = {
  APPROVING_OFFICIAL: 'Approving official',
  AUDITOR: 'Auditor',
  AUTHORITY_ADMINISTRATOR: 'Authority administrator',
  CASE_OFFICER: 'Case officer',
  COUNSEL: 'Counsel',
  INCIDENT_MANAGER: 'Incident manager',
  POLICY_ADMINISTRATOR: 'Policy administrator',
  PRIVACY_OFFICER: 'Privacy officer',
  PROGRAM_REVIEWER: 'Program reviewer',
  PUBLISHER: 'Publisher',
  RECORDS_OFFICER: 'Records officer',
  SUBMITTER: 'Submitter',
};
