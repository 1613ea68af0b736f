// Made from Meaning by PageOperationsTest; not written by hand.

/** What a signature means, by role and verdict: the sentence that it will have. */
export const MEANINGS: Readonly<Record<string, string>> = {
  'APPROVING_OFFICIAL APPROVE': 'I hold the authority to disclose and authorise that exactly these bytes go to this audience.',
  'APPROVING_OFFICIAL REFUSE': 'I refuse that these bytes go to this audience.',
  'APPROVING_OFFICIAL RETURN': 'I return this request unsigned; it must change before I would consider it again.',
  'COUNSEL APPROVE': 'I find the legal basis sufficient and approve that exactly these bytes go to this audience.',
  'COUNSEL REFUSE': 'I refuse that these bytes go to this audience.',
  'COUNSEL RETURN': 'I return this request unsigned; it must change before I would consider it again.',
  'PRIVACY_OFFICER APPROVE': 'I reviewed the findings and the people this content exposes, and approve that exactly these bytes go to this audience.',
  'PRIVACY_OFFICER REFUSE': 'I refuse that these bytes go to this audience.',
  'PRIVACY_OFFICER RETURN': 'I return this request unsigned; it must change before I would consider it again.',
  'PROGRAM_REVIEWER APPROVE': 'I reviewed this content for the program and approve that exactly these bytes go to this audience.',
  'PROGRAM_REVIEWER REFUSE': 'I refuse that these bytes go to this audience.',
  'PROGRAM_REVIEWER RETURN': 'I return this request unsigned; it must change before I would consider it again.',
  'RECORDS_OFFICER APPROVE': 'I reviewed this content as a record and approve that exactly these bytes go to this audience.',
  'RECORDS_OFFICER REFUSE': 'I refuse that these bytes go to this audience.',
  'RECORDS_OFFICER RETURN': 'I return this request unsigned; it must change before I would consider it again.',
};
