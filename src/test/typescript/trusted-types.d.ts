// The artifact of @types/trusted-types comes without its types; these are those that Lit's own types name.
export interface TrustedHTML {
  toString(): string;
}
export interface TrustedTypesWindow {
  readonly trustedTypes?: unknown;
}
