// Made from operations.graphql and the approved schema by PageOperationsTest; not written by hand.
import type { Audience, Channel, InspectionPhase, Mechanism, ProtectionCategory, ReleaseState, RequestState, Severity, UninspectableReason, UserErrorCode, VersionState } from '../graphql/enums';
import type { Operation } from '../graphql/operation';

export type ListedDocument = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly custodian: string;
  readonly registeredAt: string;
  readonly declaredCategories: ReadonlyArray<ProtectionCategory>;
  readonly latestVersion: {
    readonly id: string;
    readonly number: number;
    readonly fileName: string;
    readonly state: VersionState;
    readonly blocked: boolean;
    readonly inspection: {
      readonly personCount: number;
      readonly claimantCount: number;
      readonly hiddenContent: boolean;
      readonly clean: boolean;
      readonly categories: ReadonlyArray<ProtectionCategory>;
    } | null;
  } | null;
};

export type WholeDocument = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly custodian: string;
  readonly registeredAt: string;
  readonly declaredCategories: ReadonlyArray<ProtectionCategory>;
  readonly lockVersion: number;
  readonly registeredBy: {
    readonly printedName: string;
  } | null;
  readonly latestVersion: {
    readonly id: string;
    readonly sha256: string;
  } | null;
  readonly legalHolds: ReadonlyArray<{
    readonly id: string;
    readonly matter: string;
    readonly placedAt: string;
    readonly liftedAt: string | null;
  }>;
  readonly viewerCanAddVersion: {
    readonly allowed: boolean;
    readonly reason: string | null;
  };
};

export type InspectedVersion = {
  readonly id: string;
  readonly number: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly state: VersionState;
  readonly blocked: boolean;
  readonly regeneratedFrom: {
    readonly number: number;
  } | null;
  readonly inspection: {
    readonly summary: string;
    readonly advice: string | null;
    readonly reason: UninspectableReason | null;
    readonly unreadPlace: string | null;
    readonly personCount: number;
    readonly claimantCount: number;
    readonly hiddenContent: boolean;
    readonly clean: boolean;
    readonly categories: ReadonlyArray<ProtectionCategory>;
    readonly findings: {
      readonly nodes: ReadonlyArray<{
        readonly mechanism: Mechanism;
        readonly severity: Severity;
        readonly place: string;
        readonly recogniser: string;
        readonly occurrences: number;
        readonly personCount: number;
        readonly categories: ReadonlyArray<ProtectionCategory>;
        readonly maskedSample: string | null;
      }>;
      readonly totalCount: number;
    };
  } | null;
};

export type ListedVersion = {
  readonly id: string;
  readonly number: number;
  readonly sha256: string;
  readonly byteSize: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly state: VersionState;
  readonly createdAt: string;
  readonly contentDestroyedAt: string | null;
  readonly contentPath: string;
  readonly blocked: boolean;
  readonly createdBy: {
    readonly printedName: string;
  } | null;
  readonly editors: ReadonlyArray<{
    readonly printedName: string;
  }>;
  readonly regeneratedFrom: {
    readonly number: number;
  } | null;
};

export type RequestOfDocument = {
  readonly id: string;
  readonly reference: string;
  readonly state: RequestState;
  readonly audience: Audience;
  readonly channel: Channel;
  readonly draftedAt: string;
  readonly deadline: string | null;
  readonly requester: {
    readonly printedName: string;
  } | null;
  readonly version: {
    readonly number: number;
  } | null;
};

export type ReleaseOfDocument = {
  readonly id: string;
  readonly state: ReleaseState;
  readonly audience: Audience;
  readonly channel: Channel;
  readonly authorisedAt: string;
  readonly publishedAt: string | null;
  readonly version: {
    readonly number: number;
  } | null;
};

export type Refusal = {
  readonly code: UserErrorCode;
  readonly message: string;
};

export type DocumentsResult = {
  readonly documents: {
    readonly nodes: ReadonlyArray<ListedDocument>;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly totalCount: number;
  };
};
export type DocumentsVariables = {
  readonly after?: string | null;
  readonly titleContains?: string | null;
  readonly own?: boolean | null;
};
export const Documents: Operation<DocumentsResult, DocumentsVariables> = {
  name: 'Documents',
  text: `query Documents($after:String,$titleContains:String,$own:Boolean){documents(first:50,after:$after,filter:{titleContains:$titleContains,own:$own}){nodes{...ListedDocument}pageInfo{hasNextPage endCursor}totalCount}} fragment ListedDocument on Document {id reference title custodian registeredAt declaredCategories latestVersion{id number fileName state blocked inspection{personCount claimantCount hiddenContent clean categories}}}`,
};

export type DocumentByIdResult = {
  readonly document: WholeDocument | null;
};
export type DocumentByIdVariables = {
  readonly id: string;
};
export const DocumentById: Operation<DocumentByIdResult, DocumentByIdVariables> = {
  name: 'DocumentById',
  text: `query DocumentById($id:ID!){document(by:{id:$id}){...WholeDocument}} fragment WholeDocument on Document {id reference title custodian registeredAt declaredCategories lockVersion registeredBy{printedName}latestVersion{id sha256}legalHolds{id matter placedAt liftedAt}viewerCanAddVersion{allowed reason}}`,
};

export type VersionInspectionResult = {
  readonly node: InspectedVersion | null;
};
export type VersionInspectionVariables = {
  readonly id: string;
};
export const VersionInspection: Operation<VersionInspectionResult, VersionInspectionVariables> = {
  name: 'VersionInspection',
  text: `query VersionInspection($id:ID!){node(id:$id){...InspectedVersion}} fragment InspectedVersion on DocumentVersion {id number fileName mediaType state blocked regeneratedFrom{number}inspection{summary advice reason unreadPlace personCount claimantCount hiddenContent clean categories findings(first:100){nodes{mechanism severity place recogniser occurrences personCount categories maskedSample}totalCount}}}`,
};

export type InspectionProgressedResult = {
  readonly inspectionProgressed: {
    readonly phase: InspectionPhase | null;
    readonly share: number | null;
    readonly version: {
      readonly state: VersionState;
    } | null;
  };
};
export type InspectionProgressedVariables = {
  readonly id: string;
};
export const InspectionProgressed: Operation<InspectionProgressedResult, InspectionProgressedVariables> = {
  name: 'InspectionProgressed',
  text: `subscription InspectionProgressed($id:ID!){inspectionProgressed(id:$id){phase share version{state}}}`,
};

export type DocumentVersionsResult = {
  readonly document: {
    readonly versions: {
      readonly nodes: ReadonlyArray<ListedVersion>;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly endCursor: string | null;
      };
      readonly totalCount: number;
    };
  } | null;
};
export type DocumentVersionsVariables = {
  readonly id: string;
  readonly after?: string | null;
};
export const DocumentVersions: Operation<DocumentVersionsResult, DocumentVersionsVariables> = {
  name: 'DocumentVersions',
  text: `query DocumentVersions($id:ID!,$after:String){document(by:{id:$id}){versions(first:20,after:$after){nodes{...ListedVersion}pageInfo{hasNextPage endCursor}totalCount}}} fragment ListedVersion on DocumentVersion {id number sha256 byteSize mediaType fileName state createdAt contentDestroyedAt contentPath blocked createdBy{printedName}editors{printedName}regeneratedFrom{number}}`,
};

export type DocumentRequestsResult = {
  readonly document: {
    readonly approvalRequests: {
      readonly nodes: ReadonlyArray<RequestOfDocument>;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly endCursor: string | null;
      };
      readonly totalCount: number;
    };
  } | null;
};
export type DocumentRequestsVariables = {
  readonly id: string;
  readonly after?: string | null;
};
export const DocumentRequests: Operation<DocumentRequestsResult, DocumentRequestsVariables> = {
  name: 'DocumentRequests',
  text: `query DocumentRequests($id:ID!,$after:String){document(by:{id:$id}){approvalRequests(first:20,after:$after){nodes{...RequestOfDocument}pageInfo{hasNextPage endCursor}totalCount}}} fragment RequestOfDocument on ApprovalRequest {id reference state audience channel draftedAt deadline requester{printedName}version{number}}`,
};

export type DocumentReleasesResult = {
  readonly document: {
    readonly releases: {
      readonly nodes: ReadonlyArray<ReleaseOfDocument>;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly endCursor: string | null;
      };
      readonly totalCount: number;
    };
  } | null;
};
export type DocumentReleasesVariables = {
  readonly id: string;
  readonly after?: string | null;
};
export const DocumentReleases: Operation<DocumentReleasesResult, DocumentReleasesVariables> = {
  name: 'DocumentReleases',
  text: `query DocumentReleases($id:ID!,$after:String){document(by:{id:$id}){releases(first:20,after:$after){nodes{...ReleaseOfDocument}pageInfo{hasNextPage endCursor}totalCount}}} fragment ReleaseOfDocument on Release {id state audience channel authorisedAt publishedAt version{number}}`,
};

export type RegisterDocumentResult = {
  readonly registerDocument: {
    readonly document: WholeDocument | null;
    readonly userErrors: ReadonlyArray<Refusal>;
  };
};
export type RegisterDocumentVariables = {
  readonly input: {
    readonly custodian: string;
    readonly declaredCategories: ReadonlyArray<ProtectionCategory>;
    readonly title: string;
  };
};
export const RegisterDocument: Operation<RegisterDocumentResult, RegisterDocumentVariables> = {
  name: 'RegisterDocument',
  text: `mutation RegisterDocument($input:RegisterDocumentInput!){registerDocument(input:$input){document{...WholeDocument}userErrors{...Refusal}}} fragment WholeDocument on Document {id reference title custodian registeredAt declaredCategories lockVersion registeredBy{printedName}latestVersion{id sha256}legalHolds{id matter placedAt liftedAt}viewerCanAddVersion{allowed reason}} fragment Refusal on UserError {code message}`,
};

export type AddVersionResult = {
  readonly addDocumentVersion: {
    readonly version: {
      readonly id: string;
      readonly number: number;
    } | null;
    readonly userErrors: ReadonlyArray<Refusal>;
  };
};
export type AddVersionVariables = {
  readonly input: {
    readonly documentId: string;
    readonly editors?: ReadonlyArray<{
      readonly personId: string;
    }> | null;
    readonly expectedVersion: number;
    readonly fileName: string;
    readonly sha256: string;
    readonly uploadId: string;
  };
};
export const AddVersion: Operation<AddVersionResult, AddVersionVariables> = {
  name: 'AddVersion',
  text: `mutation AddVersion($input:AddDocumentVersionInput!){addDocumentVersion(input:$input){version{id number}userErrors{...Refusal}}} fragment Refusal on UserError {code message}`,
};

export type RegenerateVersionResult = {
  readonly regenerateDocumentVersion: {
    readonly version: {
      readonly id: string;
      readonly number: number;
    } | null;
    readonly userErrors: ReadonlyArray<Refusal>;
  };
};
export type RegenerateVersionVariables = {
  readonly input: {
    readonly versionId: string;
  };
};
export const RegenerateVersion: Operation<RegenerateVersionResult, RegenerateVersionVariables> = {
  name: 'RegenerateVersion',
  text: `mutation RegenerateVersion($input:RegenerateDocumentVersionInput!){regenerateDocumentVersion(input:$input){version{id number}userErrors{...Refusal}}} fragment Refusal on UserError {code message}`,
};
