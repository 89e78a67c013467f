/** Client-safe: what pages and doors may know of signing in. */
export {
  can,
  type Permission,
  permissions,
  permissionsOf,
  roleWords,
  type StaffRole,
  staffRoles,
} from "./permissions";
