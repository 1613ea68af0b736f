// Made from operations.graphql and the approved schema by PageOperationsTest; not written by hand.
import type { Audience, Channel, DecidedOutcome, EvidenceField, InboxEventKind, Mechanism, Outcome, PolicyBanReason, ProtectionCategory, RequestState, Role, Severity, UserErrorCode, Verdict } from '../graphql/enums';
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
};

export type Refusal = {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly acrValues?: ReadonlyArray<string>;
  readonly maxAge?: number;
};

export type InboxResult = {
  readonly viewer: {
    readonly inbox: {
      readonly nodes: ReadonlyArray<WaitingRequest>;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly endCursor: string | null;
      };
      readonly totalCount: number;
    };
  };
};
export type InboxVariables = {
  readonly after?: string | null;
};
export const Inbox: Operation<InboxResult, InboxVariables> = {
  name: 'Inbox',
  text: `query Inbox($after:String){viewer{inbox(first:50,after:$after){nodes{...WaitingRequest}pageInfo{hasNextPage endCursor}totalCount}}} fragment WaitingRequest on ApprovalRequest {id reference audience channel destination deadline state document{title reference}version{number fileName inspection{personCount claimantCount hiddenContent categories}}requester{printedName}signOffs{id printedName role verdict retractedAt}requirement{outstanding{role}}viewerCanSignOff{role approve{allowed}decline{allowed}}}`,
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
  text: `query Request($id:ID!){approvalRequest(id:$id){...WholeRequest}viewer{id person{printedName}authorities{role instrument from until endedAt}}} fragment FoundInside on Finding {mechanism severity place recogniser occurrences personCount categories maskedSample} fragment Signature on SignOff {id printedName role verdict sentence reason manifestSha256 round signedAt retractedAt authority{instrument}authentication{acr authenticatedAt}viewerCanRetract{allowed reason}} fragment WholeRequest on ApprovalRequest {id reference state round lockVersion manifestSha256 audience channel destination purpose fileName legalBases deadline publishBy notBefore{at zone}notAfter{at zone}recipients{name address}evidence{field text}document{title reference custodian}requester{printedName}version{number fileName sha256 blocked inspection{summary advice personCount claimantCount hiddenContent clean categories findings(first:100){nodes{...FoundInside}totalCount}}}requirement{satisfied signOffs{role after}outstanding{role after}forbiddenBy{reason category}}signOffs{...Signature}earlierRefusals{id sentence decidedAt}decision{id outcome sentence decidedAt}timeline{id occurredAt sentence outcome}viewerCanSignOff{role approve{allowed reason}decline{allowed reason}}}`,
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
