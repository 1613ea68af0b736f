// Made from operations.graphql and the approved schema by PageOperationsTest; not written by hand.
import type { Role } from '../graphql/enums';
import type { Operation } from '../graphql/operation';

export type WhoAmIResult = {
  readonly viewer: {
    readonly id: string;
    readonly person: {
      readonly printedName: string;
    } | null;
    readonly roles: ReadonlyArray<Role>;
    readonly authentication: {
      readonly acr: string | null;
      readonly authenticatedAt: string | null;
    };
  };
};
export type WhoAmIVariables = Record<string, never>;
export const WhoAmI: Operation<WhoAmIResult, WhoAmIVariables> = {
  name: 'WhoAmI',
  text: `query WhoAmI{viewer{id person{printedName}roles authentication{acr authenticatedAt}}}`,
};
