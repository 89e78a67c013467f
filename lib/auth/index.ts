import "server-only";

export {
  can,
  type Permission,
  permissions,
  permissionsOf,
  roleWords,
  type StaffRole,
  staffRoles,
} from "./contract";
export { customerCookieName, type PersonKind, staffCookieName } from "./cookies";
export {
  customer,
  customerActor,
  type Person,
  type SignedInCustomer,
  type SignedInStaff,
  staffActor,
  staffMember,
} from "./person";
export { endListedSession, endSession, endSessionsOf, forgetSessions } from "./sessions/end-session";
export { readCustomerSession, readStaffSession } from "./sessions/read-session";
export {
  type StartedSession,
  startCustomerSession,
  startStaffSession,
  type Visit,
} from "./sessions/start-session";
