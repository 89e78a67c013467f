import "server-only";

export { changePassword } from "./change-password";
export { confirmEmail } from "./confirm-email";
export {
  can,
  type InviteStaffInput,
  type PasswordRefusal,
  type Permission,
  passwordBounds,
  passwordRefusals,
  permissions,
  permissionsOf,
  type RetryDetail,
  roleWords,
  type SessionView,
  type SignInInput,
  type SignInRefusal,
  type SignUpInput,
  type StaffRole,
  type StaffView,
  staffRoles,
} from "./contract";
export { customerCookieName, type PersonKind, staffCookieName } from "./cookies";
export { authLimits } from "./limits";
export { type AuthRequest, handleAuth } from "./next-auth/handle-auth";
export { safePath } from "./next-auth/paths";
export {
  customer,
  customerActor,
  type Person,
  type SignedInCustomer,
  type SignedInStaff,
  staffActor,
  staffMember,
} from "./person";
export { listSessions, listStaff, viewStaff } from "./queries";
export { requestPasswordReset } from "./request-password-reset";
export { acceptInvitation, resetPassword } from "./reset-password";
export { endListedSession, endSession, endSessionsOf, forgetSessions } from "./sessions/end-session";
export { readCustomerSession, readStaffSession } from "./sessions/read-session";
export {
  type StartedSession,
  startCustomerSession,
  startStaffSession,
  type Visit,
} from "./sessions/start-session";
export { type SignedIn, signIn, signOut } from "./sign-in/sign-in";
export { visitOf } from "./sign-in/visit";
export { signUp } from "./sign-up";
export {
  changeRole,
  disableStaff,
  enableStaff,
  endStaffSessions,
  inviteAgain,
} from "./staff/change-staff";
export { createStaff, inviteStaff } from "./staff/create-staff";
export { type DemoStaff, ensureDemoStaff } from "./staff/demo-staff";
export { inviteFirstOwner } from "./staff/first-owner";
export {
  canMailSecrets,
  issueOneTimeSecret,
  type OneTimeSecret,
  oneTimePurposes,
  peekOneTimeSecret,
} from "./tokens/one-time-secret";
