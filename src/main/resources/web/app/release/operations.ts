// Made from operations.graphql and the approved schema by PageOperationsTest; not written by hand.
import type { Action, Audience, Channel, Outcome, PublishObstacle, ReleaseState, Role, SuspensionCause, UserErrorCode } from '../graphql/enums';
import type { Operation } from '../graphql/operation';

export type ListedRelease = {
  readonly id: string;
  readonly state: ReleaseState;
  readonly verified: boolean;
  readonly audience: Audience;
  readonly channel: Channel;
  readonly destination: string | null;
  readonly fileName: string | null;
  readonly publishBy: string;
  readonly scheduledFor: string | null;
  readonly publishedAt: string | null;
  readonly suspendedAt: string | null;
  readonly document: {
    readonly title: string;
    readonly reference: string;
  } | null;
  readonly version: {
    readonly number: number;
  } | null;
};

export type WholeRelease = {
  readonly recipients: ReadonlyArray<string>;
  readonly content: ReadonlyArray<string>;
  readonly manifestSha256: string;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  readonly singleUse: boolean;
  readonly authorisedAt: string;
  readonly closedAt: string | null;
  readonly lockVersion: number;
  readonly document: {
    readonly id: string;
    readonly title: string;
    readonly reference: string;
  } | null;
  readonly version: {
    readonly id: string;
    readonly number: number;
    readonly fileName: string;
    readonly sha256: string;
  } | null;
  readonly decision: {
    readonly sentence: string;
    readonly decidedAt: string;
    readonly legalBases: ReadonlyArray<string>;
    readonly request: {
      readonly id: string;
      readonly reference: string;
      readonly requester: {
        readonly printedName: string;
      } | null;
    } | null;
  } | null;
  readonly auditEntry: {
    readonly action: Action;
    readonly occurredAt: string;
    readonly actor: {
      readonly printedName: string;
    } | null;
  } | null;
  readonly obstacles: ReadonlyArray<{
    readonly code: PublishObstacle;
    readonly message: string;
  }>;
  readonly suspension: {
    readonly suspendedAt: string;
    readonly cause: SuspensionCause;
    readonly reason: string | null;
  } | null;
  readonly recall: {
    readonly recalledAt: string;
    readonly reason: string | null;
  } | null;
  readonly viewerCanSchedule: {
    readonly allowed: boolean;
    readonly reason: string | null;
  };
  readonly viewerCanPublish: {
    readonly allowed: boolean;
    readonly reason: string | null;
  };
  readonly viewerCanSuspend: {
    readonly allowed: boolean;
    readonly reason: string | null;
  };
  readonly viewerCanRecall: {
    readonly allowed: boolean;
    readonly reason: string | null;
  };
} & ListedRelease;

export type ReleaseRefusal = {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly acrValues?: ReadonlyArray<string>;
  readonly maxAge?: number;
  readonly obstacles?: ReadonlyArray<{
    readonly code: PublishObstacle;
    readonly message: string;
  }>;
};

export type ReleasesResult = {
  readonly releases: {
    readonly nodes: ReadonlyArray<ListedRelease>;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly totalCount: number;
  };
};
export type ReleasesVariables = {
  readonly after?: string | null;
  readonly filter?: {
    readonly documentId?: string | null;
    readonly requestId?: string | null;
    readonly state?: ReleaseState | null;
  } | null;
};
export const Releases: Operation<ReleasesResult, ReleasesVariables> = {
  name: 'Releases',
  text: `query Releases($after:String,$filter:ReleaseFilter){releases(first:50,after:$after,filter:$filter){nodes{...ListedRelease}pageInfo{hasNextPage endCursor}totalCount}} fragment ListedRelease on Release {id state verified audience channel destination fileName publishBy scheduledFor publishedAt suspendedAt document{title reference}version{number}}`,
};

export type ReleaseResult = {
  readonly release: WholeRelease | null;
  readonly viewer: {
    readonly id: string;
    readonly roles: ReadonlyArray<Role>;
  };
};
export type ReleaseVariables = {
  readonly id: string;
};
export const Release: Operation<ReleaseResult, ReleaseVariables> = {
  name: 'Release',
  text: `query Release($id:ID!){release(id:$id){...WholeRelease}viewer{id roles}} fragment ListedRelease on Release {id state verified audience channel destination fileName publishBy scheduledFor publishedAt suspendedAt document{title reference}version{number}} fragment WholeRelease on Release {...ListedRelease recipients content manifestSha256 notBefore notAfter singleUse authorisedAt closedAt lockVersion document{id title reference}version{id number fileName sha256}decision{sentence decidedAt legalBases request{id reference requester{printedName}}}auditEntry{action occurredAt actor{printedName}}obstacles{code message}suspension{suspendedAt cause reason}recall{recalledAt reason}viewerCanSchedule{allowed reason}viewerCanPublish{allowed reason}viewerCanSuspend{allowed reason}viewerCanRecall{allowed reason}}`,
};

export type ReleaseTimelineResult = {
  readonly release: {
    readonly timeline: {
      readonly nodes: ReadonlyArray<{
        readonly id: string;
        readonly action: Action;
        readonly outcome: Outcome;
        readonly occurredAt: string;
        readonly sentence: string;
      }>;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly endCursor: string | null;
      };
      readonly totalCount: number;
    };
  } | null;
};
export type ReleaseTimelineVariables = {
  readonly id: string;
  readonly after?: string | null;
};
export const ReleaseTimeline: Operation<ReleaseTimelineResult, ReleaseTimelineVariables> = {
  name: 'ReleaseTimeline',
  text: `query ReleaseTimeline($id:ID!,$after:String){release(id:$id){timeline(first:50,after:$after){nodes{id action outcome occurredAt sentence}pageInfo{hasNextPage endCursor}totalCount}}}`,
};

export type PermitUsesResult = {
  readonly release: {
    readonly permitUses: {
      readonly nodes: ReadonlyArray<{
        readonly sha256: string;
        readonly usedAt: string;
        readonly redeemedAt: string | null;
      }>;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly endCursor: string | null;
      };
      readonly totalCount: number;
    };
  } | null;
};
export type PermitUsesVariables = {
  readonly id: string;
  readonly after?: string | null;
};
export const PermitUses: Operation<PermitUsesResult, PermitUsesVariables> = {
  name: 'PermitUses',
  text: `query PermitUses($id:ID!,$after:String){release(id:$id){permitUses(first:50,after:$after){nodes{sha256 usedAt redeemedAt}pageInfo{hasNextPage endCursor}totalCount}}}`,
};

export type ReleaseChangedResult = {
  readonly approvalRequestChanged: {
    readonly id: string;
  };
};
export type ReleaseChangedVariables = {
  readonly request: string;
};
export const ReleaseChanged: Operation<ReleaseChangedResult, ReleaseChangedVariables> = {
  name: 'ReleaseChanged',
  text: `subscription ReleaseChanged($request:ID!){approvalRequestChanged(id:$request){id}}`,
};

export type ScheduleReleaseResult = {
  readonly scheduleRelease: {
    readonly release: {
      readonly id: string;
      readonly state: ReleaseState;
    } | null;
    readonly userErrors: ReadonlyArray<ReleaseRefusal>;
  };
};
export type ScheduleReleaseVariables = {
  readonly input: {
    readonly expectedVersion: number;
    readonly idempotencyKey?: string | null;
    readonly publishAt: string;
    readonly releaseId: string;
  };
};
export const ScheduleRelease: Operation<ScheduleReleaseResult, ScheduleReleaseVariables> = {
  name: 'ScheduleRelease',
  text: `mutation ScheduleRelease($input:ScheduleReleaseInput!){scheduleRelease(input:$input){release{id state}userErrors{...ReleaseRefusal}}} fragment ReleaseRefusal on UserError {code message ...on AuthenticationTooOld{acrValues maxAge}...on ReleaseNotReady{obstacles{code message}}}`,
};

export type PublishReleaseResult = {
  readonly publishRelease: {
    readonly release: {
      readonly id: string;
      readonly state: ReleaseState;
    } | null;
    readonly userErrors: ReadonlyArray<ReleaseRefusal>;
  };
};
export type PublishReleaseVariables = {
  readonly input: {
    readonly expectedVersion: number;
    readonly idempotencyKey?: string | null;
    readonly releaseId: string;
  };
};
export const PublishRelease: Operation<PublishReleaseResult, PublishReleaseVariables> = {
  name: 'PublishRelease',
  text: `mutation PublishRelease($input:PublishReleaseInput!){publishRelease(input:$input){release{id state}userErrors{...ReleaseRefusal}}} fragment ReleaseRefusal on UserError {code message ...on AuthenticationTooOld{acrValues maxAge}...on ReleaseNotReady{obstacles{code message}}}`,
};

export type SuspendReleaseResult = {
  readonly suspendRelease: {
    readonly release: {
      readonly id: string;
      readonly state: ReleaseState;
    } | null;
    readonly userErrors: ReadonlyArray<ReleaseRefusal>;
  };
};
export type SuspendReleaseVariables = {
  readonly input: {
    readonly idempotencyKey?: string | null;
    readonly reason: string;
    readonly releaseId: string;
  };
};
export const SuspendRelease: Operation<SuspendReleaseResult, SuspendReleaseVariables> = {
  name: 'SuspendRelease',
  text: `mutation SuspendRelease($input:SuspendReleaseInput!){suspendRelease(input:$input){release{id state}userErrors{...ReleaseRefusal}}} fragment ReleaseRefusal on UserError {code message ...on AuthenticationTooOld{acrValues maxAge}...on ReleaseNotReady{obstacles{code message}}}`,
};

export type RecallReleaseResult = {
  readonly recallRelease: {
    readonly release: {
      readonly id: string;
      readonly state: ReleaseState;
    } | null;
    readonly userErrors: ReadonlyArray<ReleaseRefusal>;
  };
};
export type RecallReleaseVariables = {
  readonly input: {
    readonly idempotencyKey?: string | null;
    readonly reason: string;
    readonly releaseId: string;
  };
};
export const RecallRelease: Operation<RecallReleaseResult, RecallReleaseVariables> = {
  name: 'RecallRelease',
  text: `mutation RecallRelease($input:RecallReleaseInput!){recallRelease(input:$input){release{id state}userErrors{...ReleaseRefusal}}} fragment ReleaseRefusal on UserError {code message ...on AuthenticationTooOld{acrValues maxAge}...on ReleaseNotReady{obstacles{code message}}}`,
};
