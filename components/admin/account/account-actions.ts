import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";
import type { Submit } from "../form/use-submit";

type Nothing = Readonly<Record<string, never>>;

/** What asking again who somebody is needs. */
export interface IdentityActions {
  readonly confirm: Submit<{ password?: string; code?: string; passkey?: AuthenticationResponseJSON }>;
  readonly askPasskey: Submit<Nothing, { options: PublicKeyCredentialRequestOptionsJSON }>;
}

export interface AppOffer {
  /** For typing in, in groups of four. */
  readonly secret: string;
  readonly sealed: string;
  /** An SVG. */
  readonly picture: string;
}

/** The codes that come with a first factor; null for one that already had them. */
export interface Added {
  readonly recoveryCodes: readonly string[] | null;
}

/** What setting up a second factor needs. */
export interface EnrolActions extends IdentityActions {
  readonly offerApp: Submit<Nothing, AppOffer>;
  readonly takeApp: Submit<{ sealed: string; code: string }, Added>;
  readonly offerKey: Submit<Nothing, { options: PublicKeyCredentialCreationOptionsJSON }>;
  readonly takeKey: Submit<{ name: string; passkey: RegistrationResponseJSON }, Added>;
}

/** What the page about oneself needs. */
export interface AccountActions extends EnrolActions {
  readonly removeApp: Submit<Nothing>;
  readonly removeKey: Submit<{ id: string }>;
  readonly renewCodes: Submit<Nothing, { recoveryCodes: readonly string[] }>;
  readonly changeOwnPassword: Submit<{ present_password: string; new_password: string }, { ended: number }>;
  readonly endSession: Submit<{ id: string }>;
  readonly endOtherSessions: Submit<Nothing, { ended: number }>;
}
