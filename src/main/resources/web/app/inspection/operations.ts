// Made from operations.graphql and the approved schema by PageOperationsTest; not written by hand.
import type { VersionState } from '../graphql/enums';
import type { Operation } from '../graphql/operation';

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
