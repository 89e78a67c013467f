import "server-only";

export { changePassword } from "./change-password";
export { confirmEmail } from "./confirm-email";
export {
  can,
  type FactorsView,
  type InviteStaffInput,
  type PasswordRefusal,
  type Permission,
  type Proof,
  type ProofKind,
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
  type StaffSecurity,
  type StaffView,
  staffRoles,
} from "./contract";
export {
  cookieOptions,
  customerCookieName,
  type PersonKind,
  pendingCookieName,
  sessionSetCookie,
  setCookieOf,
  staffCookieName,
} from "./cookies";
export { ensureDemoCustomer } from "./demo-customer";
export { DEMO_CUSTOMER, type DemoCustomer, type DemoPeople, type DemoStaff } from "./demo-people";
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
export { addPasskey, offerPasskey } from "./second-factor/add-passkey";
export type { FactorAdded } from "./second-factor/after-factor-change";
export { enrolTotp, offerTotp, type TotpOffer } from "./second-factor/enrol-totp";
export { viewFactors } from "./second-factor/queries";
export { removePasskey, removeTotp, renewRecoveryCodes } from "./second-factor/remove-factor";
export { endListedSession, endSession, endSessionsOf, forgetSessions } from "./sessions/end-session";
export {
  readCustomerSession,
  readStaffSession,
  readStaffStanding,
  type StaffStanding,
} from "./sessions/read-session";
export {
  type StartedSession,
  startCustomerSession,
  startStaffSession,
  type Visit,
} from "./sessions/start-session";
export { finishSignIn } from "./sign-in/finish-sign-in";
export { pendingPasskeyRequest, viewPending } from "./sign-in/pending-sign-in";
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
export { admitStaff, createStaff, inviteStaff } from "./staff/create-staff";
export { ensureDemoStaff } from "./staff/demo-staff";
export { inviteFirstOwner } from "./staff/first-owner";
export { resetSecondFactor } from "./staff/reset-second-factor";
export { staffSecurity, staffSecuritySetting } from "./staff-security";
export { confirmationRequest, confirmIdentity } from "./step-up/confirm-identity";
export { asksForRefund, isFresh, proofsOf } from "./step-up/freshness";
export { eraseSignIn } from "./store-erase";
export {
  canMailSecrets,
  issueOneTimeSecret,
  type OneTimeSecret,
  oneTimePurposes,
  peekOneTimeSecret,
} from "./tokens/one-time-secret";
