import { z } from "zod";
import { cleanText } from "@/lib/kernel/address";
import { emailSchema } from "@/lib/kernel/email";
import type { StaffRole } from "./permissions";
import { staffRoles } from "./permissions";

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

/** A password as it comes in: as typed, only bounded in size. What may be chosen is `passwords/rules`' word. */
export const passwordInput = z.string().min(1, "Enter a password.").max(1024, "This password is too long.");
/** The secret of a mailed link. */
export const linkSecret = z.string().max(64);

const name = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanText)
    .pipe(z.string().max(max));
const optionalName = name(80)
  .transform((text) => (text === "" ? null : text))
  .nullable()
  .optional()
  .default(null);

/** The address is only looked up, so its shape is no business of signing in; control characters no column could hold. */
export const signInSchema = z.object({
  email: z.string().max(254).transform(cleanText),
  password: passwordInput,
});
export type SignInInput = z.infer<typeof signInSchema>;

export const signUpSchema = z.object({
  email: emailSchema,
  password: passwordInput,
  first_name: optionalName,
  last_name: optionalName,
  locale: z.string().max(20).nullable().optional().default(null),
});
export type SignUpInput = z.infer<typeof signUpSchema>;

export const requestResetSchema = z.object({ email: emailSchema });
export const resetPasswordSchema = z.object({ secret: linkSecret, password: passwordInput });
export const changePasswordSchema = z.object({
  present_password: passwordInput,
  new_password: passwordInput,
});
export const inviteStaffSchema = z.object({
  email: emailSchema,
  name: name(80).pipe(z.string().min(1, "Enter a name.")),
  role: z.enum(staffRoles),
});
export type InviteStaffInput = z.infer<typeof inviteStaffSchema>;

/** How long a password may be, in characters as people count them; for the form that asks for one too. */
export const passwordBounds = { min: 8, max: 256 } as const;

/** `password_common` and the like: what `passwords/rules` says of a password that cannot be chosen. */
export const passwordRefusals = [
  "password_too_short",
  "password_too_long",
  "password_common",
  "password_personal",
] as const;
export type PasswordRefusal = (typeof passwordRefusals)[number];

/** Signing in: the same word whether the address, the password or the account's state was wrong. */
export type SignInRefusal = "invalid_credentials" | "too_many_tries" | "busy";
/** What a refusal for trying too often knows. */
export type RetryDetail = { readonly retry_after_seconds: number };

export interface SessionView {
  readonly id: string;
  /** Whether it is the one that asks. */
  readonly present: boolean;
  /** ISO 8601. */
  readonly signed_in_at: string;
  /** To within five minutes. */
  readonly last_seen_at: string;
  readonly user_agent: string | null;
  readonly address: string | null;
}

export interface StaffView {
  /** `stf_…` */
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly invited: boolean;
  readonly created_at: string;
  readonly disabled_at: string | null;
}
