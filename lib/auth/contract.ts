import { z } from "zod";
import { cleanLine, cleanText } from "@/lib/kernel/address";
import { emailSchema } from "@/lib/kernel/email";
import { fieldWords } from "@/lib/kernel/field-words";
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
export const passwordInput = z.string().min(1, fieldWords.password).max(1024, "This password is too long.");
/** The secret of a mailed link. */
export const linkSecret = z.string().max(64);

const name = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanLine)
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

const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/);

/** What a browser answers when a passkey signs (WebAuthn, AuthenticationResponseJSON), as far as it is read. */
export const passkeyProof = z.object({
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(4_000),
    userHandle: base64url(200).optional(),
  }),
  clientExtensionResults: z.object({}).optional().default({}),
});

/** What a browser answers when a passkey was made (RegistrationResponseJSON). */
export const newPasskey = z.object({
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(12_000),
    transports: z
      .array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]))
      .max(8)
      .optional()
      .default([]),
  }),
  clientExtensionResults: z.object({}).optional().default({}),
});

/** How somebody shows again who they are: by a code (of the app, or a recovery code), a passkey, or the password. */
export const proofSchema = z.object({
  code: z.string().max(80).optional(),
  passkey: passkeyProof.optional(),
  password: passwordInput.optional(),
});
export type Proof = z.infer<typeof proofSchema>;

export const confirmTotpSchema = z.object({ sealed: z.string().max(600), code: z.string().max(80) });
export const addPasskeySchema = z.object({
  name: name(60).pipe(z.string().min(1, "Give it a name.")),
  passkey: newPasskey,
});

/** Who must have a second factor, and when staff are asked again who they are. A shop's setting. */
export const staffSecuritySchema = z.object({
  second_factor_roles: z.array(z.enum(staffRoles)).max(staffRoles.length),
  /** For how many minutes it counts that somebody showed who they are. */
  fresh_minutes: z.int().min(1).max(720),
  /** By currency, in minor units: a refund above it is asked about; one in a currency that is not here always. */
  refunds_above: z.record(z.string().regex(/^[A-Z]{3}$/), z.int().min(0).max(99_999_999)),
});
export type StaffSecurity = z.infer<typeof staffSecuritySchema>;

/** What of somebody's second factor a page shows. */
export interface FactorsView {
  /** ISO 8601; null without an authenticator app. */
  readonly totp_since: string | null;
  readonly passkeys: readonly PasskeyView[];
  readonly recovery_codes_left: number;
}

export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly created_at: string;
  readonly last_used_at: string | null;
}

/** By what somebody can show again who they are. */
export type ProofKind = "password" | "code" | "passkey";

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
