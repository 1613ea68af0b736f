// Made from operations.graphql and the approved schema by PageOperationsTest; not written by hand.
import type { Mechanism, ProtectionCategory, Role, Severity, UserErrorCode, VersionState, WaiverReason, WaiverState } from '../graphql/enums';
import type { Operation } from '../graphql/operation';

export type Decided = {
  readonly sha256: string;
  readonly recogniser: string;
  readonly place: string;
  readonly mechanism: Mechanism;
  readonly severity: Severity;
  readonly occurrences: number;
  readonly personCount: number;
  readonly categories: ReadonlyArray<ProtectionCategory>;
  readonly maskedSample: string | null;
  readonly setAside: boolean;
  readonly waiver: {
    readonly id: string;
    readonly state: WaiverState;
    readonly reason: WaiverReason;
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
      readonly id: string;
      readonly printedName: string;
    } | null;
  }>;
  readonly acknowledgement: {
    readonly by: {
      readonly printedName: string;
    } | null;
  } | null;
};

export type FoundVersion = {
  readonly id: string;
  readonly number: number;
  readonly fileName: string;
  readonly state: VersionState;
  readonly document: {
    readonly id: string;
    readonly title: string;
  } | null;
  readonly inspection: {
    readonly summary: string;
    readonly scannedBy: string | null;
    readonly picturesReadBy: string | null;
    readonly acknowledged: boolean;
    readonly viewerCanAskWaiver: {
      readonly allowed: boolean;
      readonly reason: string | null;
    };
    readonly viewerCanAttestReading: {
      readonly allowed: boolean;
      readonly reason: string | null;
    };
    readonly viewerCanAcknowledge: {
      readonly allowed: boolean;
      readonly reason: string | null;
    };
    readonly findings: {
      readonly nodes: ReadonlyArray<Decided>;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly endCursor: string | null;
      };
      readonly totalCount: number;
    };
  } | null;
};

export type WeaklyFound = {
  readonly id: string;
  readonly inspection: {
    readonly acknowledged: boolean;
    readonly viewerCanAcknowledge: {
      readonly allowed: boolean;
      readonly reason: string | null;
    };
    readonly findings: {
      readonly nodes: ReadonlyArray<{
        readonly sha256: string;
        readonly recogniser: string;
        readonly mechanism: Mechanism;
        readonly severity: Severity;
        readonly place: string;
        readonly maskedSample: string | null;
        readonly acknowledgement: {
          readonly at: string;
        } | null;
      }>;
    };
  } | null;
};

export type AskedWaiver = {
  readonly id: string;
  readonly state: WaiverState;
  readonly reason: WaiverReason;
  readonly inForce: boolean;
  readonly askedAt: string;
  readonly decidedAt: string | null;
  readonly until: string | null;
  readonly askedBy: {
    readonly printedName: string;
  } | null;
  readonly decidedBy: {
    readonly printedName: string;
  } | null;
  readonly viewerCanDecide: {
    readonly allowed: boolean;
    readonly reason: string | null;
  };
  readonly version: {
    readonly id: string;
    readonly number: number;
    readonly fileName: string;
    readonly document: {
      readonly id: string;
      readonly title: string;
    } | null;
  } | null;
  readonly finding: {
    readonly recogniser: string;
    readonly place: string;
    readonly mechanism: Mechanism;
    readonly severity: Severity;
    readonly personCount: number;
    readonly occurrences: number;
    readonly maskedSample: string | null;
  } | null;
};

export type VersionResult = {
  readonly node: {
    readonly id?: string;
    readonly number?: number;
    readonly fileName?: string;
    readonly sha256?: string;
    readonly state?: VersionState;
    readonly document?: {
      readonly id: string;
      readonly title: string;
    } | null;
    readonly inspection?: {
      readonly summary: string;
      readonly hiddenContent: boolean;
      readonly clean: boolean;
    } | null;
  } | null;
};
export type VersionVariables = {
  readonly id: string;
};
export const Version: Operation<VersionResult, VersionVariables> = {
  name: 'Version',
  text: `query Version($id:ID!){node(id:$id){...on DocumentVersion{id number fileName sha256 state document{id title}inspection{summary hiddenContent clean}}}}`,
};

export type VersionFindingsResult = {
  readonly viewer: {
    readonly person: {
      readonly id: string;
    } | null;
  };
  readonly node: FoundVersion | null;
};
export type VersionFindingsVariables = {
  readonly id: string;
  readonly after?: string | null;
};
export const VersionFindings: Operation<VersionFindingsResult, VersionFindingsVariables> = {
  name: 'VersionFindings',
  text: `query VersionFindings($id:ID!,$after:String){viewer{person{id}}node(id:$id){...FoundVersion}} fragment Decided on Finding {sha256 recogniser place mechanism severity occurrences personCount categories maskedSample setAside waiver{id state reason until askedBy{printedName}decidedBy{printedName}}readInFull{by{id printedName}}acknowledgement{by{printedName}}} fragment FoundVersion on DocumentVersion {id number fileName state document{id title}inspection{summary scannedBy picturesReadBy acknowledged viewerCanAskWaiver{allowed reason}viewerCanAttestReading{allowed reason}viewerCanAcknowledge{allowed reason}findings(first:50,after:$after){nodes{...Decided}pageInfo{hasNextPage endCursor}totalCount}}}`,
};

export type WeakFindingsResult = {
  readonly node: WeaklyFound | null;
};
export type WeakFindingsVariables = {
  readonly id: string;
};
export const WeakFindings: Operation<WeakFindingsResult, WeakFindingsVariables> = {
  name: 'WeakFindings',
  text: `query WeakFindings($id:ID!){node(id:$id){...WeaklyFound}} fragment WeaklyFound on DocumentVersion {id inspection{acknowledged viewerCanAcknowledge{allowed reason}findings(last:100){nodes{sha256 recogniser mechanism severity place maskedSample acknowledgement{at}}}}}`,
};

export type WaiversResult = {
  readonly viewer: {
    readonly roles: ReadonlyArray<Role>;
  };
  readonly waivers: ReadonlyArray<AskedWaiver>;
};
export type WaiversVariables = {
  readonly states?: ReadonlyArray<WaiverState> | null;
};
export const Waivers: Operation<WaiversResult, WaiversVariables> = {
  name: 'Waivers',
  text: `query Waivers($states:[WaiverState]){viewer{roles}waivers(states:$states){...AskedWaiver}} fragment AskedWaiver on Waiver {id state reason inForce askedAt decidedAt until askedBy{printedName}decidedBy{printedName}viewerCanDecide{allowed reason}version{id number fileName document{id title}}finding{recogniser place mechanism severity personCount occurrences maskedSample}}`,
};

export type AskWaiverResult = {
  readonly askWaiver: {
    readonly waiver: {
      readonly id: string;
    } | null;
    readonly userErrors: ReadonlyArray<{
      readonly code: UserErrorCode;
      readonly message: string;
    }>;
  };
};
export type AskWaiverVariables = {
  readonly input: {
    readonly finding: string;
    readonly reason: WaiverReason;
    readonly versionId: string;
  };
};
export const AskWaiver: Operation<AskWaiverResult, AskWaiverVariables> = {
  name: 'AskWaiver',
  text: `mutation AskWaiver($input:AskWaiverInput!){askWaiver(input:$input){waiver{id}userErrors{code message}}}`,
};

export type GrantWaiverResult = {
  readonly grantWaiver: {
    readonly waiver: {
      readonly id: string;
    } | null;
    readonly userErrors: ReadonlyArray<{
      readonly code: UserErrorCode;
      readonly message: string;
    }>;
  };
};
export type GrantWaiverVariables = {
  readonly input: {
    readonly until: string;
    readonly waiverId: string;
  };
};
export const GrantWaiver: Operation<GrantWaiverResult, GrantWaiverVariables> = {
  name: 'GrantWaiver',
  text: `mutation GrantWaiver($input:GrantWaiverInput!){grantWaiver(input:$input){waiver{id}userErrors{code message}}}`,
};

export type RefuseWaiverResult = {
  readonly refuseWaiver: {
    readonly waiver: {
      readonly id: string;
    } | null;
    readonly userErrors: ReadonlyArray<{
      readonly code: UserErrorCode;
      readonly message: string;
    }>;
  };
};
export type RefuseWaiverVariables = {
  readonly input: {
    readonly waiverId: string;
  };
};
export const RefuseWaiver: Operation<RefuseWaiverResult, RefuseWaiverVariables> = {
  name: 'RefuseWaiver',
  text: `mutation RefuseWaiver($input:RefuseWaiverInput!){refuseWaiver(input:$input){waiver{id}userErrors{code message}}}`,
};

export type WithdrawWaiverResult = {
  readonly withdrawWaiver: {
    readonly waiver: {
      readonly id: string;
    } | null;
    readonly userErrors: ReadonlyArray<{
      readonly code: UserErrorCode;
      readonly message: string;
    }>;
  };
};
export type WithdrawWaiverVariables = {
  readonly input: {
    readonly waiverId: string;
  };
};
export const WithdrawWaiver: Operation<WithdrawWaiverResult, WithdrawWaiverVariables> = {
  name: 'WithdrawWaiver',
  text: `mutation WithdrawWaiver($input:WithdrawWaiverInput!){withdrawWaiver(input:$input){waiver{id}userErrors{code message}}}`,
};

export type AttestReadingResult = {
  readonly attestReading: {
    readonly statement: {
      readonly at: string;
    } | null;
    readonly userErrors: ReadonlyArray<{
      readonly code: UserErrorCode;
      readonly message: string;
    }>;
  };
};
export type AttestReadingVariables = {
  readonly input: {
    readonly finding: string;
    readonly versionId: string;
  };
};
export const AttestReading: Operation<AttestReadingResult, AttestReadingVariables> = {
  name: 'AttestReading',
  text: `mutation AttestReading($input:AttestReadingInput!){attestReading(input:$input){statement{at}userErrors{code message}}}`,
};

export type AcknowledgeFindingsResult = {
  readonly acknowledgeFindings: {
    readonly statement: {
      readonly at: string;
    } | null;
    readonly userErrors: ReadonlyArray<{
      readonly code: UserErrorCode;
      readonly message: string;
    }>;
  };
};
export type AcknowledgeFindingsVariables = {
  readonly input: {
    readonly finding: string;
    readonly versionId: string;
  };
};
export const AcknowledgeFindings: Operation<AcknowledgeFindingsResult, AcknowledgeFindingsVariables> = {
  name: 'AcknowledgeFindings',
  text: `mutation AcknowledgeFindings($input:AcknowledgeFindingsInput!){acknowledgeFindings(input:$input){statement{at}userErrors{code message}}}`,
};
