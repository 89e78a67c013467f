import type { Role } from "./roles";
import type { World } from "./world";

/** What a role meets: an answer in words (`200`, `404 order_not_found`, `307 /sign-in`, `ok`), or one of the two noes. */
export type Met = string | typeof STRANGER | typeof NOT_YOURS;
/** Nobody that this door knows: sent to sign in by a page, 401 by a route, `unauthenticated` by an action. */
export const STRANGER = Symbol("stranger");
/** Known, but not for this: 403. */
export const NOT_YOURS = Symbol("not yours");

export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** A route's JSON. */
  readonly body?: unknown;
  /** An action's one argument. */
  readonly input?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Row {
  readonly meets: (role: Role) => Met;
  /** Made anew for each role that is let in, and once for all who are not. */
  readonly asks: (world: World) => Promise<Asked>;
}

type Asks = Asked | ((world: World) => Promise<Asked>);
export const row = (meets: Row["meets"], asks: Asks = {}): Row => ({
  meets,
  asks: typeof asks === "function" ? asks : async () => asks,
});

/** The same for everybody. */
export const anyone = (met: string, asks?: Asks) => row(() => met, asks);
/** For customers; staff are no customers. */
export const customers = (met: string, asks?: Asks) =>
  row((role) => (role === "customer" || role === "other" ? met : STRANGER), asks);
/** What is one customer's: to another it does not exist. */
export const theirs = (met: string, otherwise: string, asks?: Asks) =>
  row((role) => (role === "customer" ? met : role === "other" ? otherwise : STRANGER), asks);
/** For these roles of staff; for the others it is forbidden. */
export const staff = (names: string, met: string, asks?: Asks) =>
  row((role) => {
    if (role === "anonymous" || role === "customer" || role === "other") return STRANGER;
    return names.split(" ").includes(role) ? met : NOT_YOURS;
  }, asks);

export const all = "owner manager support warehouse";
export const office = "owner manager support";
export const managers = "owner manager";

/** Nothing has this id. */
export const nobody = "00000000-0000-7000-8000-000000000000";

export function isStaff(role: Role): boolean {
  return role !== "anonymous" && role !== "customer" && role !== "other";
}
