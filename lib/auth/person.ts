import type { Actor } from "@/lib/kernel/actor";
import { shopper } from "@/lib/kernel/actor";
import type { PersonKind } from "./cookies";
import type { StaffRole } from "./permissions";

/** One person, of one of the two tables. */
export interface Person {
  readonly kind: PersonKind;
  readonly id: string;
}

export const customer = (id: string): Person => ({ kind: "customer", id });
export const staffMember = (id: string): Person => ({ kind: "staff", id });

/** A customer whose session holds at this moment. */
export interface SignedInCustomer {
  readonly id: string;
  readonly email: string;
  /** Whether a link sent to the address came back: before that, nothing may be handed out by the address alone. */
  readonly emailProven: boolean;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly sessionId: string;
  readonly signedInAt: Date;
}

/** A staff member whose session holds at this moment, with the role of this moment. */
export interface SignedInStaff {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly sessionId: string;
  readonly signedInAt: Date;
  /** When they last showed who they are: what "asked again" is counted from. */
  readonly confirmedAt: Date;
  /** Whether they have a second factor; if so, it was given in this session. */
  readonly hasFactor: boolean;
}

export function customerActor(id: string): Actor {
  return shopper(`customer:${id}`, id);
}

export function staffActor(staff: { readonly id: string; readonly name: string }): Actor {
  return { kind: "staff", principal: `staff:${staff.id}`, staffId: staff.id, name: staff.name };
}
