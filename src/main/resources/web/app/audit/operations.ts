// Made from operations.graphql and the approved schema by PageOperationsTest; not written by hand.
import type { Action, Audience, AuditExceptionKind, Channel, DecidedOutcome, DecisionCause, ErasureGround, Meaning, Outcome, ProtectionCategory, ReleaseState, RequestState, Role, UserErrorCode, Verdict, VersionState } from '../graphql/enums';
import type { Operation } from '../graphql/operation';

export type ListedEntry = {
  readonly id: string;
  readonly index: string | null;
  readonly occurredAt: string;
  readonly sentence: string;
  readonly outcome: Outcome;
  readonly action: Action;
};

export type WholeEntry = {
  readonly id: string;
  readonly index: string | null;
  readonly occurredAt: string;
  readonly sentence: string;
  readonly action: Action;
  readonly outcome: Outcome;
  readonly reasonCode: string | null;
  readonly actor: {
    readonly id: string;
    readonly printedName: string;
  } | null;
  readonly actorId: string;
  readonly role: string | null;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly documentId: string | null;
  readonly versionId: string | null;
  readonly approvalRequestId: string | null;
  readonly releaseId: string | null;
  readonly personId: string | null;
  readonly manifestSha256: string | null;
  readonly traceId: string | null;
  readonly details: ReadonlyArray<{
    readonly field: string;
    readonly commitmentSha256: string;
    readonly salt: string | null;
    readonly text: string | null;
    readonly erasure: {
      readonly ground: ErasureGround;
      readonly erasedAt: string;
      readonly erasedBy: {
        readonly id: string;
        readonly printedName: string;
      } | null;
      readonly entryId: string;
    } | null;
  }>;
  readonly viewerCanEraseDetails: {
    readonly allowed: boolean;
  };
};

export type FoundException = {
  readonly kinds: ReadonlyArray<AuditExceptionKind>;
  readonly entry: ListedEntry | null;
};

export type ReviewRefusal = {
  readonly code: UserErrorCode;
  readonly message: string;
};

export type ProvenEntry = {
  readonly id: string;
  readonly body: string | null;
  readonly inclusion: {
    readonly proof: string;
  } | null;
};

export type ErasureRefusal = {
  readonly code: UserErrorCode;
  readonly message: string;
};

export type PastRequest = {
  readonly treeSize: string;
  readonly reference: string;
  readonly requester: {
    readonly printedName: string;
  } | null;
  readonly draftedAt: string;
  readonly state: RequestState;
  readonly round: number;
  readonly manifestSha256: string;
  readonly audience: Audience | null;
  readonly channel: Channel | null;
  readonly deadline: string | null;
  readonly publishBy: string | null;
  readonly signOffs: ReadonlyArray<{
    readonly role: Role;
    readonly verdict: Verdict;
    readonly meaning: Meaning;
    readonly round: number;
    readonly signedAt: string;
    readonly retractedAt: string | null;
    readonly signer: {
      readonly printedName: string;
    } | null;
  }>;
  readonly decisions: ReadonlyArray<{
    readonly outcome: DecidedOutcome;
    readonly cause: DecisionCause;
    readonly decidedAt: string;
  }>;
  readonly releases: ReadonlyArray<{
    readonly state: ReleaseState;
    readonly authorisedAt: string;
    readonly scheduledFor: string | null;
    readonly publishedAt: string | null;
    readonly suspendedAt: string | null;
    readonly recalledAt: string | null;
    readonly closedAt: string | null;
  }>;
};

export type PastDocument = {
  readonly treeSize: string;
  readonly reference: string;
  readonly registeredBy: {
    readonly printedName: string;
  } | null;
  readonly registeredAt: string;
  readonly declaredCategories: ReadonlyArray<ProtectionCategory>;
  readonly legalHolds: number;
  readonly versions: ReadonlyArray<{
    readonly number: number;
    readonly state: VersionState;
    readonly addedAt: string;
    readonly contentDestroyedAt: string | null;
    readonly addedBy: {
      readonly printedName: string;
    } | null;
  }>;
  readonly approvalRequests: ReadonlyArray<PastRequest>;
};

export type AccountedDisclosure = {
  readonly release: {
    readonly id: string;
    readonly state: ReleaseState;
    readonly verified: boolean;
  } | null;
  readonly disclosedAt: string;
  readonly withdrawnAt: string | null;
  readonly fileName: string | null;
  readonly content: ReadonlyArray<string>;
  readonly purpose: string | null;
  readonly audience: Audience;
  readonly channel: Channel;
  readonly destination: string | null;
  readonly recipients: ReadonlyArray<{
    readonly name: string | null;
    readonly address: string | null;
  }>;
  readonly legalBases: ReadonlyArray<string>;
  readonly authorisedBy: ReadonlyArray<{
    readonly printedName: string | null;
    readonly role: Role;
  }>;
  readonly publishedBy: {
    readonly printedName: string;
  } | null;
  readonly traffic: {
    readonly permitsUsed: number;
    readonly permitsRedeemed: number;
    readonly downloads: number;
    readonly brokenOff: number;
  };
};

export type EntriesResult = {
  readonly auditEntries: {
    readonly nodes: ReadonlyArray<ListedEntry>;
    readonly pageInfo: {
      readonly hasPreviousPage: boolean;
      readonly startCursor: string | null;
    };
  };
};
export type EntriesVariables = {
  readonly before?: string | null;
  readonly filter?: {
    readonly actions?: ReadonlyArray<Action> | null;
    readonly actorId?: string | null;
    readonly actorPersonId?: string | null;
    readonly approvalRequestId?: string | null;
    readonly documentId?: string | null;
    readonly from?: string | null;
    readonly outcome?: Outcome | null;
    readonly personId?: string | null;
    readonly readsToo?: boolean | null;
    readonly reasonCode?: string | null;
    readonly releaseId?: string | null;
    readonly until?: string | null;
  } | null;
};
export const Entries: Operation<EntriesResult, EntriesVariables> = {
  name: 'Entries',
  text: `query Entries($before:String,$filter:AuditEntryFilter){auditEntries(last:50,before:$before,filter:$filter){nodes{...ListedEntry}pageInfo{hasPreviousPage startCursor}}} fragment ListedEntry on AuditEntry {id index occurredAt sentence outcome action}`,
};

export type EntriesFoundResult = {
  readonly auditEntries: {
    readonly totalCount: number;
  };
};
export type EntriesFoundVariables = {
  readonly filter?: {
    readonly actions?: ReadonlyArray<Action> | null;
    readonly actorId?: string | null;
    readonly actorPersonId?: string | null;
    readonly approvalRequestId?: string | null;
    readonly documentId?: string | null;
    readonly from?: string | null;
    readonly outcome?: Outcome | null;
    readonly personId?: string | null;
    readonly readsToo?: boolean | null;
    readonly reasonCode?: string | null;
    readonly releaseId?: string | null;
    readonly until?: string | null;
  } | null;
};
export const EntriesFound: Operation<EntriesFoundResult, EntriesFoundVariables> = {
  name: 'EntriesFound',
  text: `query EntriesFound($filter:AuditEntryFilter){auditEntries(last:1,filter:$filter){totalCount}}`,
};

export type EntryAppendedResult = {
  readonly auditEntryAppended: {
    readonly index: string | null;
  };
};
export type EntryAppendedVariables = {
  readonly filter?: {
    readonly actions?: ReadonlyArray<Action> | null;
    readonly actorId?: string | null;
    readonly actorPersonId?: string | null;
    readonly approvalRequestId?: string | null;
    readonly documentId?: string | null;
    readonly from?: string | null;
    readonly outcome?: Outcome | null;
    readonly personId?: string | null;
    readonly readsToo?: boolean | null;
    readonly reasonCode?: string | null;
    readonly releaseId?: string | null;
    readonly until?: string | null;
  } | null;
  readonly afterIndex?: string | null;
};
export const EntryAppended: Operation<EntryAppendedResult, EntryAppendedVariables> = {
  name: 'EntryAppended',
  text: `subscription EntryAppended($filter:AuditEntryFilter,$afterIndex:Long){auditEntryAppended(filter:$filter,afterIndex:$afterIndex){index}}`,
};

export type EverybodyResult = {
  readonly people: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly printedName: string;
    }>;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
};
export type EverybodyVariables = {
  readonly after?: string | null;
};
export const Everybody: Operation<EverybodyResult, EverybodyVariables> = {
  name: 'Everybody',
  text: `query Everybody($after:String){people(first:100,after:$after){nodes{id printedName}pageInfo{hasNextPage endCursor}}}`,
};

export type DocumentByReferenceResult = {
  readonly document: {
    readonly id: string;
  } | null;
};
export type DocumentByReferenceVariables = {
  readonly reference: string;
};
export const DocumentByReference: Operation<DocumentByReferenceResult, DocumentByReferenceVariables> = {
  name: 'DocumentByReference',
  text: `query DocumentByReference($reference:String!){document(by:{reference:$reference}){id}}`,
};

export type EntryResult = {
  readonly auditEntry: WholeEntry | null;
};
export type EntryVariables = {
  readonly id: string;
};
export const Entry: Operation<EntryResult, EntryVariables> = {
  name: 'Entry',
  text: `query Entry($id:ID!){auditEntry(id:$id){...WholeEntry}} fragment WholeEntry on AuditEntry {id index occurredAt sentence action outcome reasonCode actor{id printedName}actorId role fromState toState documentId versionId approvalRequestId releaseId personId manifestSha256 traceId details{field commitmentSha256 salt text erasure{ground erasedAt erasedBy{id printedName}entryId}}viewerCanEraseDetails{allowed}}`,
};

export type EntryAtResult = {
  readonly auditEntryAt: {
    readonly id: string;
  } | null;
};
export type EntryAtVariables = {
  readonly index: string;
};
export const EntryAt: Operation<EntryAtResult, EntryAtVariables> = {
  name: 'EntryAt',
  text: `query EntryAt($index:Long!){auditEntryAt(index:$index){id}}`,
};

export type OutlookResult = {
  readonly auditOutlook: {
    readonly sinceIndex: string;
    readonly throughIndex: string;
    readonly counts: ReadonlyArray<{
      readonly kind: AuditExceptionKind;
      readonly count: number;
    }>;
  };
  readonly viewer: {
    readonly exceptionsReviewed: {
      readonly throughIndex: string;
      readonly reviewedAt: string;
    } | null;
  };
};
export type OutlookVariables = Record<string, never>;
export const Outlook: Operation<OutlookResult, OutlookVariables> = {
  name: 'Outlook',
  text: `query Outlook{auditOutlook{sinceIndex throughIndex counts{kind count}}viewer{exceptionsReviewed{throughIndex reviewedAt}}}`,
};

export type ExceptionsResult = {
  readonly auditExceptions: {
    readonly nodes: ReadonlyArray<FoundException>;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
  };
};
export type ExceptionsVariables = {
  readonly since?: string | null;
  readonly kind?: AuditExceptionKind | null;
  readonly first?: number | null;
  readonly after?: string | null;
};
export const Exceptions: Operation<ExceptionsResult, ExceptionsVariables> = {
  name: 'Exceptions',
  text: `query Exceptions($since:Long,$kind:AuditExceptionKind,$first:Int,$after:String){auditExceptions(sinceIndex:$since,kind:$kind,first:$first,after:$after){nodes{...FoundException}pageInfo{hasNextPage endCursor}}} fragment ListedEntry on AuditEntry {id index occurredAt sentence outcome action} fragment FoundException on AuditException {kinds entry{...ListedEntry}}`,
};

export type ReviewExceptionsResult = {
  readonly reviewAuditExceptions: {
    readonly review: {
      readonly throughIndex: string;
      readonly reviewedAt: string;
    } | null;
    readonly userErrors: ReadonlyArray<ReviewRefusal>;
  };
};
export type ReviewExceptionsVariables = {
  readonly input: {
    readonly throughIndex: string;
  };
};
export const ReviewExceptions: Operation<ReviewExceptionsResult, ReviewExceptionsVariables> = {
  name: 'ReviewExceptions',
  text: `mutation ReviewExceptions($input:ReviewAuditExceptionsInput!){reviewAuditExceptions(input:$input){review{throughIndex reviewedAt}userErrors{...ReviewRefusal}}} fragment ReviewRefusal on UserError {code message}`,
};

export type LogHeadResult = {
  readonly auditHead: {
    readonly checkpoint: string;
    readonly verifierKeys: ReadonlyArray<string>;
  } | null;
};
export type LogHeadVariables = Record<string, never>;
export const LogHead: Operation<LogHeadResult, LogHeadVariables> = {
  name: 'LogHead',
  text: `query LogHead{auditHead{checkpoint verifierKeys}}`,
};

export type LogConsistencyResult = {
  readonly auditConsistency: {
    readonly path: ReadonlyArray<string>;
  } | null;
};
export type LogConsistencyVariables = {
  readonly from: string;
  readonly to: string;
};
export const LogConsistency: Operation<LogConsistencyResult, LogConsistencyVariables> = {
  name: 'LogConsistency',
  text: `query LogConsistency($from:Long!,$to:Long!){auditConsistency(fromTreeSize:$from,toTreeSize:$to){path}}`,
};

export type ProvenEntriesResult = {
  readonly nodes: ReadonlyArray<ProvenEntry | null>;
};
export type ProvenEntriesVariables = {
  readonly ids: ReadonlyArray<string>;
  readonly size: string;
};
export const ProvenEntries: Operation<ProvenEntriesResult, ProvenEntriesVariables> = {
  name: 'ProvenEntries',
  text: `query ProvenEntries($ids:[ID!]!,$size:Long!){nodes(ids:$ids){...ProvenEntry}} fragment ProvenEntry on AuditEntry {id body inclusion(notAfterTreeSize:$size){proof}}`,
};

export type EraseDetailResult = {
  readonly eraseAuditEntryDetail: {
    readonly userErrors: ReadonlyArray<ErasureRefusal>;
  };
};
export type EraseDetailVariables = {
  readonly input: {
    readonly auditEntryId: string;
    readonly field: string;
    readonly ground: ErasureGround;
    readonly reference: string;
  };
};
export const EraseDetail: Operation<EraseDetailResult, EraseDetailVariables> = {
  name: 'EraseDetail',
  text: `mutation EraseDetail($input:EraseAuditEntryDetailInput!){eraseAuditEntryDetail(input:$input){userErrors{...ErasureRefusal}}} fragment ErasureRefusal on UserError {code message}`,
};

export type DocumentAsOfResult = {
  readonly documentAsOf: PastDocument | null;
};
export type DocumentAsOfVariables = {
  readonly id: string;
  readonly at?: string | null;
  readonly treeSize?: string | null;
};
export const DocumentAsOf: Operation<DocumentAsOfResult, DocumentAsOfVariables> = {
  name: 'DocumentAsOf',
  text: `query DocumentAsOf($id:ID!,$at:DateTime,$treeSize:Long){documentAsOf(id:$id,at:$at,treeSize:$treeSize){...PastDocument}} fragment PastRequest on ApprovalRequestAsOf {treeSize reference requester{printedName}draftedAt state round manifestSha256 audience channel deadline publishBy signOffs{role verdict meaning round signedAt retractedAt signer{printedName}}decisions{outcome cause decidedAt}releases{state authorisedAt scheduledFor publishedAt suspendedAt recalledAt closedAt}} fragment PastDocument on DocumentAsOf {treeSize reference registeredBy{printedName}registeredAt declaredCategories legalHolds versions{number state addedAt contentDestroyedAt addedBy{printedName}}approvalRequests{...PastRequest}}`,
};

export type RequestAsOfResult = {
  readonly approvalRequestAsOf: PastRequest | null;
};
export type RequestAsOfVariables = {
  readonly id: string;
  readonly at?: string | null;
  readonly treeSize?: string | null;
};
export const RequestAsOf: Operation<RequestAsOfResult, RequestAsOfVariables> = {
  name: 'RequestAsOf',
  text: `query RequestAsOf($id:ID!,$at:DateTime,$treeSize:Long){approvalRequestAsOf(id:$id,at:$at,treeSize:$treeSize){...PastRequest}} fragment PastRequest on ApprovalRequestAsOf {treeSize reference requester{printedName}draftedAt state round manifestSha256 audience channel deadline publishBy signOffs{role verdict meaning round signedAt retractedAt signer{printedName}}decisions{outcome cause decidedAt}releases{state authorisedAt scheduledFor publishedAt suspendedAt recalledAt closedAt}}`,
};

export type DisclosuresResult = {
  readonly disclosures: {
    readonly nodes: ReadonlyArray<AccountedDisclosure>;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly totalCount: number;
  };
};
export type DisclosuresVariables = {
  readonly documentId?: string | null;
  readonly releaseId?: string | null;
  readonly after?: string | null;
};
export const Disclosures: Operation<DisclosuresResult, DisclosuresVariables> = {
  name: 'Disclosures',
  text: `query Disclosures($documentId:ID,$releaseId:ID,$after:String){disclosures(documentId:$documentId,releaseId:$releaseId,first:50,after:$after){nodes{...AccountedDisclosure}pageInfo{hasNextPage endCursor}totalCount}} fragment AccountedDisclosure on Disclosure {release{id state verified}disclosedAt withdrawnAt fileName content purpose audience channel destination recipients{name address}legalBases authorisedBy{printedName role}publishedBy{printedName}traffic{permitsUsed permitsRedeemed downloads brokenOff}}`,
};
