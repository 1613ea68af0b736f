// Made from operations.graphql and the approved schema by PageOperationsTest; not written by hand.
import type { Audience, Condition, EvidenceField, PolicyBanReason, ProtectionCategory, Role, Ruling } from '../graphql/enums';
import type { Operation } from '../graphql/operation';

export type AppliedRule = {
  readonly id: string;
  readonly category: ProtectionCategory;
  readonly audience: Audience;
  readonly ruling: Ruling;
  readonly forbids: boolean;
  readonly signOffsInOrder: ReadonlyArray<Role>;
  readonly signOffsInAnyOrder: ReadonlyArray<Role>;
  readonly legalBases: ReadonlyArray<string>;
  readonly publishWithin: string | null;
  readonly singleUse: boolean;
  readonly authenticatedWithin: string | null;
  readonly conditions: ReadonlyArray<{
    readonly name: Condition;
    readonly evidence: string;
    readonly checkable: boolean;
  }>;
  readonly covers: ReadonlyArray<ProtectionCategory>;
  readonly citation: string;
};

export type DryRun = {
  readonly allowed: boolean;
  readonly forbiddenBy: ReadonlyArray<{
    readonly reason: PolicyBanReason;
    readonly category: ProtectionCategory | null;
    readonly condition: {
      readonly name: Condition;
      readonly evidence: string;
      readonly checkable: boolean;
    } | null;
    readonly rule: {
      readonly citation: string;
      readonly legalBases: ReadonlyArray<string>;
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
    readonly category: ProtectionCategory;
    readonly audience: Audience;
    readonly citation: string;
    readonly legalBases: ReadonlyArray<string>;
  }>;
};

export type PolicyResult = {
  readonly policy: {
    readonly version: number;
    readonly sha256: string;
    readonly rules: ReadonlyArray<AppliedRule>;
  };
  readonly viewer: {
    readonly id: string;
  };
};
export type PolicyVariables = Record<string, never>;
export const Policy: Operation<PolicyResult, PolicyVariables> = {
  name: 'Policy',
  text: `query Policy{policy{version sha256 rules{...AppliedRule}}viewer{id}} fragment AppliedRule on PolicyRule {id category audience ruling forbids signOffsInOrder signOffsInAnyOrder legalBases publishWithin singleUse authenticatedWithin conditions{name evidence checkable}covers citation}`,
};

export type TryCaseResult = {
  readonly policy: {
    readonly version: number;
    readonly dryRun: DryRun;
  };
};
export type TryCaseVariables = {
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
};
export const TryCase: Operation<TryCaseResult, TryCaseVariables> = {
  name: 'TryCase',
  text: `query TryCase($input:PolicyCaseInput!){policy{version dryRun(input:$input){...DryRun}}} fragment DryRun on PolicyDryRun {allowed forbiddenBy{reason category condition{name evidence checkable}rule{citation legalBases}}signOffs{role after}publishWithin singleUse authenticatedWithin matchedRules{category audience citation legalBases}}`,
};
