/** Why a customer cannot be erased now; `order_under_way` names the first of the orders, and says how many. */
export type EraseRefusal = "customer_not_found" | "customer_erased" | "order_under_way";
export interface EraseRefusalDetail {
  readonly orders?: readonly string[];
  readonly count?: number;
}

/** How much is kept about a customer: what erasing takes away, and what it leaves. */
export interface Kept {
  /** Whether what was done with the address without signing in is theirs: only once it is proven. */
  readonly withAddress: boolean;
  readonly addresses: number;
  readonly notes: number;
  readonly orderNotes: number;
  readonly sessions: number;
  readonly carts: number;
  readonly messages: number;
  readonly letters: number;
  readonly alerts: number;
  readonly newsletter: boolean;
  /** Orders that were placed, and stay on the books. */
  readonly orders: number;
  /** Tries to pay that never became one. */
  readonly tries: number;
  /** Orders with something still to pay or to send: as long as there are any, nobody is erased. */
  readonly underWay: readonly string[];
}

/** Everything kept about a person, as one file (GDPR, 15 and 20). Times in ISO 8601, amounts in minor units. */
export type CustomerFile = Readonly<Record<string, unknown>>;
