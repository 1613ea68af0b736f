// Made from operations.graphql and the approved schema by PageOperationsTest; not written by hand.
import type { Role, UserErrorCode } from '../graphql/enums';
import type { Operation } from '../graphql/operation';

export type HeldAuthority = {
  readonly id: string;
  readonly role: Role;
  readonly instrument: string;
  readonly from: string;
  readonly until: string | null;
  readonly endedAt: string | null;
};

export type ListedPerson = {
  readonly id: string;
  readonly printedName: string;
  readonly natural: boolean;
  readonly authorities: ReadonlyArray<HeldAuthority>;
};

export type WholePerson = {
  readonly accounts: ReadonlyArray<{
    readonly id: string;
    readonly issuer: string;
    readonly subject: string;
    readonly linkedAt: string;
    readonly endedAt: string | null;
  }>;
} & ListedPerson;

export type RegisterRefusal = {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly acrValues?: ReadonlyArray<string>;
  readonly maxAge?: number;
};

export type PeopleResult = {
  readonly people: {
    readonly nodes: ReadonlyArray<ListedPerson>;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    };
    readonly totalCount: number;
  };
};
export type PeopleVariables = {
  readonly after?: string | null;
  readonly filter?: {
    readonly nameContains?: string | null;
    readonly role?: Role | null;
  } | null;
};
export const People: Operation<PeopleResult, PeopleVariables> = {
  name: 'People',
  text: `query People($after:String,$filter:PersonFilter){people(first:50,after:$after,filter:$filter){nodes{...ListedPerson}pageInfo{hasNextPage endCursor}totalCount}} fragment HeldAuthority on Authority {id role instrument from until endedAt} fragment ListedPerson on Person {id printedName natural authorities{...HeldAuthority}}`,
};

export type PersonOfRegisterResult = {
  readonly person: WholePerson | null;
  readonly viewer: {
    readonly id: string;
    readonly roles: ReadonlyArray<Role>;
    readonly person: {
      readonly id: string;
    } | null;
  };
};
export type PersonOfRegisterVariables = {
  readonly id: string;
};
export const PersonOfRegister: Operation<PersonOfRegisterResult, PersonOfRegisterVariables> = {
  name: 'PersonOfRegister',
  text: `query PersonOfRegister($id:ID!){person(id:$id){...WholePerson}viewer{id roles person{id}}} fragment HeldAuthority on Authority {id role instrument from until endedAt} fragment ListedPerson on Person {id printedName natural authorities{...HeldAuthority}} fragment WholePerson on Person {...ListedPerson accounts{id issuer subject linkedAt endedAt}}`,
};

export type RegisterPersonResult = {
  readonly registerPerson: {
    readonly person: {
      readonly id: string;
    } | null;
    readonly userErrors: ReadonlyArray<RegisterRefusal>;
  };
};
export type RegisterPersonVariables = {
  readonly input: {
    readonly printedName: string;
    readonly service: boolean;
  };
};
export const RegisterPerson: Operation<RegisterPersonResult, RegisterPersonVariables> = {
  name: 'RegisterPerson',
  text: `mutation RegisterPerson($input:RegisterPersonInput!){registerPerson(input:$input){person{id}userErrors{...RegisterRefusal}}} fragment RegisterRefusal on UserError {code message ...on AuthenticationTooOld{acrValues maxAge}}`,
};

export type GrantAuthorityResult = {
  readonly grantAuthority: {
    readonly authority: {
      readonly id: string;
    } | null;
    readonly userErrors: ReadonlyArray<RegisterRefusal>;
  };
};
export type GrantAuthorityVariables = {
  readonly input: {
    readonly from?: string | null;
    readonly instrument: string;
    readonly personId: string;
    readonly role: Role;
    readonly until?: string | null;
  };
};
export const GrantAuthority: Operation<GrantAuthorityResult, GrantAuthorityVariables> = {
  name: 'GrantAuthority',
  text: `mutation GrantAuthority($input:GrantAuthorityInput!){grantAuthority(input:$input){authority{id}userErrors{...RegisterRefusal}}} fragment RegisterRefusal on UserError {code message ...on AuthenticationTooOld{acrValues maxAge}}`,
};

export type EndAuthorityResult = {
  readonly endAuthority: {
    readonly authority: {
      readonly id: string;
    } | null;
    readonly userErrors: ReadonlyArray<RegisterRefusal>;
  };
};
export type EndAuthorityVariables = {
  readonly input: {
    readonly authorityId: string;
  };
};
export const EndAuthority: Operation<EndAuthorityResult, EndAuthorityVariables> = {
  name: 'EndAuthority',
  text: `mutation EndAuthority($input:EndAuthorityInput!){endAuthority(input:$input){authority{id}userErrors{...RegisterRefusal}}} fragment RegisterRefusal on UserError {code message ...on AuthenticationTooOld{acrValues maxAge}}`,
};

export type LinkAccountResult = {
  readonly linkAccount: {
    readonly account: {
      readonly id: string;
    } | null;
    readonly userErrors: ReadonlyArray<RegisterRefusal>;
  };
};
export type LinkAccountVariables = {
  readonly input: {
    readonly issuer: string;
    readonly personId: string;
    readonly subject: string;
  };
};
export const LinkAccount: Operation<LinkAccountResult, LinkAccountVariables> = {
  name: 'LinkAccount',
  text: `mutation LinkAccount($input:LinkAccountInput!){linkAccount(input:$input){account{id}userErrors{...RegisterRefusal}}} fragment RegisterRefusal on UserError {code message ...on AuthenticationTooOld{acrValues maxAge}}`,
};

export type EndAccountLinkResult = {
  readonly endAccountLink: {
    readonly account: {
      readonly id: string;
    } | null;
    readonly userErrors: ReadonlyArray<RegisterRefusal>;
  };
};
export type EndAccountLinkVariables = {
  readonly input: {
    readonly accountId: string;
  };
};
export const EndAccountLink: Operation<EndAccountLinkResult, EndAccountLinkVariables> = {
  name: 'EndAccountLink',
  text: `mutation EndAccountLink($input:EndAccountLinkInput!){endAccountLink(input:$input){account{id}userErrors{...RegisterRefusal}}} fragment RegisterRefusal on UserError {code message ...on AuthenticationTooOld{acrValues maxAge}}`,
};
