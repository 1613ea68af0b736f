// Made from operations.graphql and the approved schema by PageOperationsTest; not written by hand.
import type { Audience, Channel, Condition, DecidedOutcome, EvidenceField, InboxEventKind, Mechanism, Outcome, PolicyBanReason, ProtectionCategory, ReleaseState, RequestState, Role, Severity, UserErrorCode, Verdict, VersionState } from '../graphql/enums';
import type { Operation } from '../graphql/operation';

export type WaitingRequest = {
  readonly id: string;
  readonly reference: string;
  readonly audience: Audience;
  readonly channel: Channel;
  readonly destination: string | null;
  readonly deadline: string | null;
  readonly state: RequestState;
  readonly document: {
    readonly title: string;
    readonly reference: string;
  } | null;
  readonly version: {
    readonly number: number;
    readonly fileName: string;
    readonly inspection: {
      readonly personCount: number;
      readonly claimantCount: number;
      readonly hiddenContent: boolean;
      readonly categories: ReadonlyArray<ProtectionCategory>;
    } | null;
  } | null;
  readonly requester: {
    readonly printedName: string;
  } | null;
  readonly signOffs: ReadonlyArray<{
    readonly id: string;
    readonly printedName: string | null;
    readonly role: Role;
    readonly verdict: Verdict;
    readonly retractedAt: string | null;
  }>;
  readonly requirement: {
    readonly outstanding: ReadonlyArray<{
      readonly role: Role;
    }>;
  };
  readonly viewerCanSignOff: ReadonlyArray<{
    readonly role: Role;
    readonly approve: {
      readonly allowed: boolean;
    };
    readonly decline: {
      readonly allowed: boolean;
    };
  }>;
};

export type FoundInside = {
  readonly mechanism: Mechanism;
  readonly severity: Severity;
  readonly place: string;
  readonly recogniser: string;
  readonly occurrences: number;
  readonly personCount: number;
  readonly categories: ReadonlyArray<ProtectionCategory>;
  readonly maskedSample: string | null;
  readonly setAside: boolean;
  readonly waiver: {
    readonly until: string | null;
    readonly askedBy: {
      readonly printedName: string;
    } | null;
    readonly decidedBy: {
      readonly printedName: string;
    } | null;
  } | null;
  readonly readInFull: ReadonlyArray<{
    readonly by: {
      readonly printedName: string;
    } | null;
  }>;
};

export type Signature = {
  readonly id: string;
  readonly printedName: string | null;
  readonly role: Role;
  readonly verdict: Verdict;
  readonly sentence: string;
  readonly reason: string | null;
  readonly manifestSha256: string;
  readonly round: number;
  readonly signedAt: string;
  readonly retractedAt: string | null;
  readonly authority: {
    readonly instrument: string;
  } | null;
  readonly authentication: {
    readonly acr: string | null;
    readonly authenticatedAt: string | null;
  };
  readonly viewerCanRetract: {
    readonly allowed: boolean;
    readonly reason: string | null;
  };
};

export type WholeRequest = {
  readonly id: string;
  readonly reference: string;
  readonly state: RequestState;
  readonly round: number;
  readonly lockVersion: number;
  readonly manifestSha256: string;
  readonly audience: Audience;
  readonly channel: Channel;
  readonly destination: string | null;
  readonly purpose: string | null;
  readonly fileName: string | null;
  readonly legalBases: ReadonlyArray<string>;
  readonly deadline: string | null;
  readonly publishBy: string | null;
  readonly notBefore: {
    readonly at: string;
    readonly zone: string;
  } | null;
  readonly notAfter: {
    readonly at: string;
    readonly zone: string;
  } | null;
  readonly recipients: ReadonlyArray<{
    readonly name: string | null;
    readonly address: string | null;
  }>;
  readonly evidence: ReadonlyArray<{
    readonly field: EvidenceField;
    readonly text: string | null;
  }>;
  readonly document: {
    readonly title: string;
    readonly reference: string;
    readonly custodian: string;
  } | null;
  readonly requester: {
    readonly printedName: string;
  } | null;
  readonly version: {
    readonly id: string;
    readonly number: number;
    readonly fileName: string;
    readonly sha256: string;
    readonly blocked: boolean;
    readonly inspection: {
      readonly summary: string;
      readonly advice: string | null;
      readonly personCount: number;
      readonly claimantCount: number;
      readonly hiddenContent: boolean;
      readonly clean: boolean;
      readonly categories: ReadonlyArray<ProtectionCategory>;
      readonly findingsSetAside: ReadonlyArray<FoundInside | null>;
      readonly findings: {
        readonly nodes: ReadonlyArray<FoundInside>;
        readonly totalCount: number;
      };
    } | null;
  } | null;
  readonly requirement: {
    readonly satisfied: boolean;
    readonly signOffs: ReadonlyArray<{
      readonly role: Role;
      readonly after: ReadonlyArray<Role>;
    }>;
    readonly outstanding: ReadonlyArray<{
      readonly role: Role;
      readonly after: ReadonlyArray<Role>;
    }>;
    readonly forbiddenBy: ReadonlyArray<{
      readonly reason: PolicyBanReason;
      readonly category: ProtectionCategory | null;
    }>;
  };
  readonly signOffs: ReadonlyArray<Signature>;
  readonly earlierRefusals: ReadonlyArray<{
    readonly id: string;
    readonly sentence: string;
    readonly decidedAt: string;
  }>;
  readonly decision: {
    readonly id: string;
    readonly outcome: DecidedOutcome;
    readonly sentence: string;
    readonly decidedAt: string;
  } | null;
  readonly timeline: ReadonlyArray<{
    readonly id: string;
    readonly occurredAt: string;
    readonly sentence: string;
    readonly outcome: Outcome;
  }>;
  readonly viewerCanSignOff: ReadonlyArray<{
    readonly role: Role;
    readonly approve: {
      readonly allowed: boolean;
      readonly reason: string | null;
    };
    readonly decline: {
      readonly allowed: boolean;
      readonly reason: string | null;
    };
  }>;
  readonly viewerCanEdit: {
    readonly allowed: boolean;
  };
  readonly viewerCanSubmit: {
    readonly allowed: boolean;
    readonly code: UserErrorCode | null;
    readonly reason: string | null;
  };
  readonly viewerCanRevise: {
    readonly allowed: boolean;
  };
  readonly viewerCanWithdraw: {
    readonly allowed: boolean;
    readonly code: UserErrorCode | null;
  };
  readonly viewerCanRevoke: {
    readonly allowed: boolean;
  };
};

export type Refusal = {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly acrValues?: ReadonlyArray<string>;
  readonly maxAge?: number;
};

export type AskedVersion = {
  readonly id: string;
  readonly number: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly state: VersionState;
  readonly blocked: boolean;
  readonly mediaType: string;
  readonly regeneratedFrom: {
    readonly id: string;
  } | null;
  readonly inspection: {
    readonly summary: string;
    readonly clean: boolean;
    readonly hiddenContent: boolean;
    readonly categories: ReadonlyArray<ProtectionCategory>;
  } | null;
  readonly document: {
    readonly id: string;
    readonly title: string;
    readonly reference: string;
    readonly declaredCategories: ReadonlyArray<ProtectionCategory>;
    readonly latestVersion: {
      readonly id: string;
      readonly number: number;
    } | null;
  } | null;
};

export type AskedDisclosure = {
  readonly id: string;
  readonly reference: string;
  readonly lockVersion: number;
  readonly fileName: string | null;
  readonly audience: Audience;
  readonly channel: Channel;
  readonly destination: string | null;
  readonly purpose: string | null;
  readonly legalBases: ReadonlyArray<string>;
  readonly recipients: ReadonlyArray<{
    readonly name: string | null;
    readonly address: string | null;
  }>;
  readonly evidence: ReadonlyArray<{
    readonly field: EvidenceField;
    readonly text: string | null;
  }>;
  readonly notBefore: {
    readonly at: string;
    readonly zone: string;
  } | null;
  readonly notAfter: {
    readonly at: string;
    readonly zone: string;
  } | null;
  readonly version: AskedVersion | null;
};

export type AskRefusal = {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly path: ReadonlyArray<string> | null;
  readonly missing?: ReadonlyArray<string>;
  readonly roles?: ReadonlyArray<Role>;
  readonly rules?: ReadonlyArray<{
    readonly reason: PolicyBanReason;
    readonly category: ProtectionCategory | null;
    readonly condition: {
      readonly name: Condition;
      readonly evidence: string;
    } | null;
    readonly rule: {
      readonly id: string;
      readonly legalBases: ReadonlyArray<string>;
      readonly citation: string;
    } | null;
  }>;
};

export type ComparedVersion = {
  readonly id: string;
  readonly number: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly byteSize: string;
  readonly createdAt: string;
  readonly inspection: {
    readonly personCount: number;
    readonly claimantCount: number;
    readonly hiddenContent: boolean;
    readonly categories: ReadonlyArray<ProtectionCategory>;
    readonly editionComparison: {
      readonly edition: number;
      readonly singlesOut: boolean;
      readonly sentence: string;
    } | null;
    readonly findings: {
      readonly nodes: ReadonlyArray<{
        readonly mechanism: Mechanism;
        readonly place: string;
        readonly recogniser: string;
        readonly occurrences: number;
        readonly personCount: number;
      }>;
      readonly totalCount: number;
    };
  } | null;
};

export type MadeInMyName = {
  readonly request: {
    readonly id: string;
    readonly reference: string;
    readonly audience: Audience;
    readonly document: {
      readonly title: string;
    } | null;
  } | null;
} & Signature;

export type InboxResult = {
  readonly viewer: {
    readonly inbox: {
      readonly nodes: ReadonlyArray<WaitingRequest>;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly endCursor: string | null;
      };
    };
  };
};
export type InboxVariables = {
  readonly after?: string | null;
};
export const Inbox: Operation<InboxResult, InboxVariables> = {
  name: 'Inbox',
  text: `query Inbox($after:String){viewer{inbox(first:50,after:$after){nodes{...WaitingRequest}pageInfo{hasNextPage endCursor}}}} fragment WaitingRequest on ApprovalRequest {id reference audience channel destination deadline state document{title reference}version{number fileName inspection{personCount claimantCount hiddenContent categories}}requester{printedName}signOffs{id printedName role verdict retractedAt}requirement{outstanding{role}}viewerCanSignOff{role approve{allowed}decline{allowed}}}`,
};

export type InboxChangedResult = {
  readonly inboxChanged: {
    readonly kind: InboxEventKind;
    readonly approvalRequestId: string | null;
  };
};
export type InboxChangedVariables = Record<string, never>;
export const InboxChanged: Operation<InboxChangedResult, InboxChangedVariables> = {
  name: 'InboxChanged',
  text: `subscription InboxChanged{inboxChanged{kind approvalRequestId}}`,
};

export type RequestResult = {
  readonly approvalRequest: WholeRequest | null;
  readonly viewer: {
    readonly id: string;
    readonly roles: ReadonlyArray<Role>;
    readonly person: {
      readonly printedName: string;
    } | null;
    readonly authorities: ReadonlyArray<{
      readonly role: Role;
      readonly instrument: string;
      readonly from: string;
      readonly until: string | null;
      readonly endedAt: string | null;
    }>;
  };
};
export type RequestVariables = {
  readonly id: string;
};
export const Request: Operation<RequestResult, RequestVariables> = {
  name: 'Request',
  text: `query Request($id:ID!){approvalRequest(id:$id){...WholeRequest}viewer{id roles person{printedName}authorities{role instrument from until endedAt}}} fragment FoundInside on Finding {mechanism severity place recogniser occurrences personCount categories maskedSample setAside waiver{until askedBy{printedName}decidedBy{printedName}}readInFull{by{printedName}}} fragment Signature on SignOff {id printedName role verdict sentence reason manifestSha256 round signedAt retractedAt authority{instrument}authentication{acr authenticatedAt}viewerCanRetract{allowed reason}} fragment WholeRequest on ApprovalRequest {id reference state round lockVersion manifestSha256 audience channel destination purpose fileName legalBases deadline publishBy notBefore{at zone}notAfter{at zone}recipients{name address}evidence{field text}document{title reference custodian}requester{printedName}version{id number fileName sha256 blocked inspection{summary advice personCount claimantCount hiddenContent clean categories findingsSetAside{...FoundInside}findings(first:100){nodes{...FoundInside}totalCount}}}requirement{satisfied signOffs{role after}outstanding{role after}forbiddenBy{reason category}}signOffs{...Signature}earlierRefusals{id sentence decidedAt}decision{id outcome sentence decidedAt}timeline{id occurredAt sentence outcome}viewerCanSignOff{role approve{allowed reason}decline{allowed reason}}viewerCanEdit{allowed}viewerCanSubmit{allowed code reason}viewerCanRevise{allowed}viewerCanWithdraw{allowed code}viewerCanRevoke{allowed}}`,
};

export type RequestChangedResult = {
  readonly approvalRequestChanged: {
    readonly id: string;
    readonly state: RequestState;
    readonly round: number;
    readonly manifestSha256: string;
    readonly lockVersion: number;
  };
};
export type RequestChangedVariables = {
  readonly id: string;
};
export const RequestChanged: Operation<RequestChangedResult, RequestChangedVariables> = {
  name: 'RequestChanged',
  text: `subscription RequestChanged($id:ID!){approvalRequestChanged(id:$id){id state round manifestSha256 lockVersion}}`,
};

export type SignOffResult = {
  readonly signOffApprovalRequest: {
    readonly signOff: Signature | null;
    readonly userErrors: ReadonlyArray<Refusal>;
  };
};
export type SignOffVariables = {
  readonly input: {
    readonly idempotencyKey?: string | null;
    readonly manifestSha256: string;
    readonly reason?: string | null;
    readonly requestId: string;
    readonly role: Role;
    readonly round: number;
    readonly verdict: Verdict;
  };
};
export const SignOff: Operation<SignOffResult, SignOffVariables> = {
  name: 'SignOff',
  text: `mutation SignOff($input:SignOffApprovalRequestInput!){signOffApprovalRequest(input:$input){signOff{...Signature}userErrors{...Refusal}}} fragment Signature on SignOff {id printedName role verdict sentence reason manifestSha256 round signedAt retractedAt authority{instrument}authentication{acr authenticatedAt}viewerCanRetract{allowed reason}} fragment Refusal on UserError {code message ...on AuthenticationTooOld{acrValues maxAge}}`,
};

export type RetractSignOffResult = {
  readonly retractSignOff: {
    readonly approvalRequest: {
      readonly id: string;
      readonly state: RequestState;
    } | null;
    readonly userErrors: ReadonlyArray<Refusal>;
  };
};
export type RetractSignOffVariables = {
  readonly input: {
    readonly idempotencyKey?: string | null;
    readonly requestId: string;
    readonly signOffId: string;
  };
};
export const RetractSignOff: Operation<RetractSignOffResult, RetractSignOffVariables> = {
  name: 'RetractSignOff',
  text: `mutation RetractSignOff($input:RetractSignOffInput!){retractSignOff(input:$input){approvalRequest{id state}userErrors{...Refusal}}} fragment Refusal on UserError {code message ...on AuthenticationTooOld{acrValues maxAge}}`,
};

export type VersionToAskForResult = {
  readonly node: AskedVersion | null;
  readonly viewer: {
    readonly id: string;
    readonly roles: ReadonlyArray<Role>;
  };
};
export type VersionToAskForVariables = {
  readonly id: string;
};
export const VersionToAskFor: Operation<VersionToAskForResult, VersionToAskForVariables> = {
  name: 'VersionToAskFor',
  text: `query VersionToAskFor($id:ID!){node(id:$id){...AskedVersion}viewer{id roles}} fragment AskedVersion on DocumentVersion {id number fileName sha256 state blocked mediaType regeneratedFrom{id}inspection{summary clean hiddenContent categories}document{id title reference declaredCategories latestVersion{id number}}}`,
};

export type RequestToEditResult = {
  readonly approvalRequest: AskedDisclosure | null;
  readonly viewer: {
    readonly id: string;
  };
};
export type RequestToEditVariables = {
  readonly id: string;
};
export const RequestToEdit: Operation<RequestToEditResult, RequestToEditVariables> = {
  name: 'RequestToEdit',
  text: `query RequestToEdit($id:ID!){approvalRequest(id:$id){...AskedDisclosure}viewer{id}} fragment AskedVersion on DocumentVersion {id number fileName sha256 state blocked mediaType regeneratedFrom{id}inspection{summary clean hiddenContent categories}document{id title reference declaredCategories latestVersion{id number}}} fragment AskedDisclosure on ApprovalRequest {id reference lockVersion fileName audience channel destination purpose legalBases recipients{name address}evidence{field text}notBefore{at zone}notAfter{at zone}version{...AskedVersion}}`,
};

export type TryPolicyResult = {
  readonly policy: {
    readonly version: number;
    readonly offered: {
      readonly matchedRules: ReadonlyArray<{
        readonly id: string;
        readonly category: ProtectionCategory;
        readonly legalBases: ReadonlyArray<string>;
        readonly citation: string;
      }>;
    };
    readonly dryRun: {
      readonly allowed: boolean;
      readonly forbiddenBy: ReadonlyArray<{
        readonly reason: PolicyBanReason;
        readonly category: ProtectionCategory | null;
        readonly condition: {
          readonly name: Condition;
          readonly evidence: string;
        } | null;
        readonly rule: {
          readonly id: string;
          readonly legalBases: ReadonlyArray<string>;
          readonly citation: string;
        } | null;
      }>;
      readonly signOffs: ReadonlyArray<{
        readonly role: Role;
        readonly after: ReadonlyArray<Role>;
      }>;
      readonly publishWithin: string | null;
      readonly singleUse: boolean;
      readonly authenticatedWithin: string | null;
      readonly matchedRules: ReadonlyArray<{
        readonly id: string;
        readonly conditions: ReadonlyArray<{
          readonly name: Condition;
        }>;
      }>;
    };
  };
};
export type TryPolicyVariables = {
  readonly input: {
    readonly audience: Audience;
    readonly categories: ReadonlyArray<ProtectionCategory>;
    readonly clean: boolean;
    readonly evidence: ReadonlyArray<EvidenceField>;
    readonly hiddenContent: boolean;
    readonly inspected: boolean;
    readonly legalBases: ReadonlyArray<string>;
    readonly originalSpreadsheet: boolean;
  };
  readonly uncited: {
    readonly audience: Audience;
    readonly categories: ReadonlyArray<ProtectionCategory>;
    readonly clean: boolean;
    readonly evidence: ReadonlyArray<EvidenceField>;
    readonly hiddenContent: boolean;
    readonly inspected: boolean;
    readonly legalBases: ReadonlyArray<string>;
    readonly originalSpreadsheet: boolean;
  };
};
export const TryPolicy: Operation<TryPolicyResult, TryPolicyVariables> = {
  name: 'TryPolicy',
  text: `query TryPolicy($input:PolicyCaseInput!,$uncited:PolicyCaseInput!){policy{version offered:dryRun(input:$uncited){matchedRules{id category legalBases citation}}dryRun(input:$input){allowed forbiddenBy{reason category condition{name evidence}rule{id legalBases citation}}signOffs{role after}publishWithin singleUse authenticatedWithin matchedRules{id conditions{name}}}}}`,
};

export type DraftRequestResult = {
  readonly draftApprovalRequest: {
    readonly approvalRequest: {
      readonly id: string;
      readonly lockVersion: number;
    } | null;
    readonly userErrors: ReadonlyArray<AskRefusal>;
  };
};
export type DraftRequestVariables = {
  readonly input: {
    readonly disclosure: {
      readonly audience: Audience;
      readonly channel: Channel;
      readonly destination?: string | null;
      readonly evidence?: ReadonlyArray<{
        readonly field: EvidenceField;
        readonly text: string;
      }> | null;
      readonly fileName?: string | null;
      readonly legalBases?: ReadonlyArray<string> | null;
      readonly notAfter?: {
        readonly at: string;
        readonly zone: string;
      } | null;
      readonly notBefore?: {
        readonly at: string;
        readonly zone: string;
      } | null;
      readonly purpose?: string | null;
      readonly recipients?: ReadonlyArray<{
        readonly address: string;
        readonly name: string;
      }> | null;
    };
    readonly idempotencyKey?: string | null;
    readonly sha256: string;
    readonly supersedesId?: string | null;
    readonly versionId: string;
  };
};
export const DraftRequest: Operation<DraftRequestResult, DraftRequestVariables> = {
  name: 'DraftRequest',
  text: `mutation DraftRequest($input:DraftApprovalRequestInput!){draftApprovalRequest(input:$input){approvalRequest{id lockVersion}userErrors{...AskRefusal}}} fragment AskRefusal on UserError {code message path ...on ManifestIncomplete{missing}...on QuorumImpossible{roles}...on ForbiddenByPolicy{rules{reason category condition{name evidence}rule{id legalBases citation}}}}`,
};

export type EditRequestResult = {
  readonly editApprovalRequest: {
    readonly approvalRequest: {
      readonly id: string;
      readonly lockVersion: number;
    } | null;
    readonly userErrors: ReadonlyArray<AskRefusal>;
  };
};
export type EditRequestVariables = {
  readonly input: {
    readonly disclosure: {
      readonly audience: Audience;
      readonly channel: Channel;
      readonly destination?: string | null;
      readonly evidence?: ReadonlyArray<{
        readonly field: EvidenceField;
        readonly text: string;
      }> | null;
      readonly fileName?: string | null;
      readonly legalBases?: ReadonlyArray<string> | null;
      readonly notAfter?: {
        readonly at: string;
        readonly zone: string;
      } | null;
      readonly notBefore?: {
        readonly at: string;
        readonly zone: string;
      } | null;
      readonly purpose?: string | null;
      readonly recipients?: ReadonlyArray<{
        readonly address: string;
        readonly name: string;
      }> | null;
    };
    readonly expectedVersion: number;
    readonly idempotencyKey?: string | null;
    readonly requestId: string;
  };
};
export const EditRequest: Operation<EditRequestResult, EditRequestVariables> = {
  name: 'EditRequest',
  text: `mutation EditRequest($input:EditApprovalRequestInput!){editApprovalRequest(input:$input){approvalRequest{id lockVersion}userErrors{...AskRefusal}}} fragment AskRefusal on UserError {code message path ...on ManifestIncomplete{missing}...on QuorumImpossible{roles}...on ForbiddenByPolicy{rules{reason category condition{name evidence}rule{id legalBases citation}}}}`,
};

export type SubmitRequestResult = {
  readonly submitApprovalRequest: {
    readonly approvalRequest: {
      readonly id: string;
      readonly lockVersion: number;
    } | null;
    readonly userErrors: ReadonlyArray<AskRefusal>;
  };
};
export type SubmitRequestVariables = {
  readonly input: {
    readonly expectedVersion: number;
    readonly idempotencyKey?: string | null;
    readonly requestId: string;
  };
};
export const SubmitRequest: Operation<SubmitRequestResult, SubmitRequestVariables> = {
  name: 'SubmitRequest',
  text: `mutation SubmitRequest($input:SubmitApprovalRequestInput!){submitApprovalRequest(input:$input){approvalRequest{id lockVersion}userErrors{...AskRefusal}}} fragment AskRefusal on UserError {code message path ...on ManifestIncomplete{missing}...on QuorumImpossible{roles}...on ForbiddenByPolicy{rules{reason category condition{name evidence}rule{id legalBases citation}}}}`,
};

export type ReviseRequestResult = {
  readonly reviseApprovalRequest: {
    readonly approvalRequest: {
      readonly id: string;
      readonly lockVersion: number;
    } | null;
    readonly userErrors: ReadonlyArray<AskRefusal>;
  };
};
export type ReviseRequestVariables = {
  readonly input: {
    readonly expectedVersion: number;
    readonly idempotencyKey?: string | null;
    readonly requestId: string;
  };
};
export const ReviseRequest: Operation<ReviseRequestResult, ReviseRequestVariables> = {
  name: 'ReviseRequest',
  text: `mutation ReviseRequest($input:ReviseApprovalRequestInput!){reviseApprovalRequest(input:$input){approvalRequest{id lockVersion}userErrors{...AskRefusal}}} fragment AskRefusal on UserError {code message path ...on ManifestIncomplete{missing}...on QuorumImpossible{roles}...on ForbiddenByPolicy{rules{reason category condition{name evidence}rule{id legalBases citation}}}}`,
};

export type WithdrawRequestResult = {
  readonly withdrawApprovalRequest: {
    readonly approvalRequest: {
      readonly id: string;
      readonly lockVersion: number;
    } | null;
    readonly userErrors: ReadonlyArray<AskRefusal>;
  };
};
export type WithdrawRequestVariables = {
  readonly input: {
    readonly idempotencyKey?: string | null;
    readonly requestId: string;
  };
};
export const WithdrawRequest: Operation<WithdrawRequestResult, WithdrawRequestVariables> = {
  name: 'WithdrawRequest',
  text: `mutation WithdrawRequest($input:WithdrawApprovalRequestInput!){withdrawApprovalRequest(input:$input){approvalRequest{id lockVersion}userErrors{...AskRefusal}}} fragment AskRefusal on UserError {code message path ...on ManifestIncomplete{missing}...on QuorumImpossible{roles}...on ForbiddenByPolicy{rules{reason category condition{name evidence}rule{id legalBases citation}}}}`,
};

export type RevokeApprovalResult = {
  readonly revokeApproval: {
    readonly approvalRequest: {
      readonly id: string;
      readonly lockVersion: number;
    } | null;
    readonly userErrors: ReadonlyArray<AskRefusal>;
  };
};
export type RevokeApprovalVariables = {
  readonly input: {
    readonly idempotencyKey?: string | null;
    readonly reason: string;
    readonly requestId: string;
  };
};
export const RevokeApproval: Operation<RevokeApprovalResult, RevokeApprovalVariables> = {
  name: 'RevokeApproval',
  text: `mutation RevokeApproval($input:RevokeApprovalInput!){revokeApproval(input:$input){approvalRequest{id lockVersion}userErrors{...AskRefusal}}} fragment AskRefusal on UserError {code message path ...on ManifestIncomplete{missing}...on QuorumImpossible{roles}...on ForbiddenByPolicy{rules{reason category condition{name evidence}rule{id legalBases citation}}}}`,
};

export type ComparedVersionsResult = {
  readonly approvalRequest: {
    readonly version: {
      readonly id: string;
      readonly number: number;
    } | null;
    readonly document: {
      readonly versions: {
        readonly nodes: ReadonlyArray<{
          readonly id: string;
          readonly number: number;
        }>;
      };
      readonly releases: {
        readonly nodes: ReadonlyArray<{
          readonly id: string;
          readonly state: ReleaseState;
          readonly publishedAt: string | null;
          readonly audience: Audience;
          readonly version: {
            readonly id: string;
            readonly number: number;
          } | null;
        }>;
      };
    } | null;
  } | null;
};
export type ComparedVersionsVariables = {
  readonly id: string;
};
export const ComparedVersions: Operation<ComparedVersionsResult, ComparedVersionsVariables> = {
  name: 'ComparedVersions',
  text: `query ComparedVersions($id:ID!){approvalRequest(id:$id){version{id number}document{versions(first:50){nodes{id number}}releases(first:50){nodes{id state publishedAt audience version{id number}}}}}}`,
};

export type ComparedResult = {
  readonly nodes: ReadonlyArray<ComparedVersion | null>;
};
export type ComparedVariables = {
  readonly ids: ReadonlyArray<string>;
};
export const Compared: Operation<ComparedResult, ComparedVariables> = {
  name: 'Compared',
  text: `query Compared($ids:[ID!]!){nodes(ids:$ids){...ComparedVersion}} fragment ComparedVersion on DocumentVersion {id number fileName sha256 byteSize createdAt inspection{personCount claimantCount hiddenContent categories editionComparison{edition singlesOut sentence}findings(first:100){nodes{mechanism place recogniser occurrences personCount}totalCount}}}`,
};

export type SignaturesResult = {
  readonly viewer: {
    readonly person: {
      readonly printedName: string;
    } | null;
    readonly signatures: {
      readonly nodes: ReadonlyArray<MadeInMyName>;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly endCursor: string | null;
      };
      readonly totalCount: number;
    };
  };
};
export type SignaturesVariables = {
  readonly after?: string | null;
};
export const Signatures: Operation<SignaturesResult, SignaturesVariables> = {
  name: 'Signatures',
  text: `query Signatures($after:String){viewer{person{printedName}signatures(first:50,after:$after){nodes{...MadeInMyName}pageInfo{hasNextPage endCursor}totalCount}}} fragment Signature on SignOff {id printedName role verdict sentence reason manifestSha256 round signedAt retractedAt authority{instrument}authentication{acr authenticatedAt}viewerCanRetract{allowed reason}} fragment MadeInMyName on SignOff {...Signature request{id reference audience document{title}}}`,
};

export type OpenRequestResult = {
  readonly openApprovalRequest: {
    readonly openedAt: string | null;
    readonly userErrors: ReadonlyArray<Refusal>;
  };
};
export type OpenRequestVariables = {
  readonly input: {
    readonly manifestSha256: string;
    readonly requestId: string;
  };
};
export const OpenRequest: Operation<OpenRequestResult, OpenRequestVariables> = {
  name: 'OpenRequest',
  text: `mutation OpenRequest($input:OpenApprovalRequestInput!){openApprovalRequest(input:$input){openedAt userErrors{...Refusal}}} fragment Refusal on UserError {code message ...on AuthenticationTooOld{acrValues maxAge}}`,
};
