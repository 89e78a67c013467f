import "server-only";

export { type CheckOptions, checkIdentities, identities } from "./check-identities";
export type { IdentityResult, IntegrityReport, SubjectKind, Violation } from "./contract";
