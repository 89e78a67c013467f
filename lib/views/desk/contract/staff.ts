import type { StaffRole } from "@/lib/auth/contract";

export type StaffState = "invited" | "active" | "disabled";

/** A member of staff as an owner sees them. */
export interface DeskStaff {
  readonly id: string;
  /** `stf_…`: what the verbs about staff take. */
  readonly wireId: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly state: StaffState;
  readonly secondFactor: "app" | "passkey" | "both" | null;
  /** How many browsers they are signed in with now. */
  readonly sessions: number;
  readonly lastSeenAt: string | null;
  /** Until when the link of an open invitation works; null where none was made yet, or it is forgotten. */
  readonly invitedUntil: string | null;
  readonly createdAt: string;
  readonly disabledAt: string | null;
}

export interface DeskStaffList {
  readonly people: readonly DeskStaff[];
  readonly next: string | null;
}
