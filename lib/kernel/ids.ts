import { randomInt } from "node:crypto";
import { v7 } from "uuid";
import { invariant } from "./invariant";

/**
 * Inside, every row is a UUIDv7 (time-ordered, so indexes grow at one end). On the wire an id is a prefix and
 * 32 hex digits (`li_0199…`), so that a person can tell a line from an order in a log.
 */
export interface Ids {
  next(): string;
}

/**
 * Ids whose time part comes from the given instant source, so that a moved clock moves them too. Those of one
 * millisecond follow each other as they were made (RFC 9562, 6.2, method 1): lists that are ordered by id show what
 * came last as the last.
 */
export function idsFrom(clock: { now(): Date }): Ids {
  let last = Number.NaN;
  let count = 0;
  return {
    next() {
      const msecs = clock.now().getTime();
      // Half of the counter's 32 bits are left to count in.
      count = msecs === last ? count + 1 : randomInt(2 ** 31);
      last = msecs;
      return v7({ msecs, seq: count });
    },
  };
}

/** No row that was made at an instant or since has a lesser id: an index on ids is one on time. */
export function firstIdAt(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

export const idPrefixes = {
  address: "adr",
  cart: "cart",
  category: "cat",
  coupon: "cpn",
  customer: "cus",
  line: "li",
  media: "med",
  message: "msg",
  order: "ord",
  payment: "pay",
  picture: "pic",
  product: "prd",
  promotion: "prm",
  refund: "ref",
  shipment: "shp",
  staff: "stf",
  variant: "var",
} as const;
export type IdKind = keyof typeof idPrefixes;

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const hexShape = /^[0-9a-f]{32}$/;

/** The wire form of a row id: `toWire("line", uuid)` is `li_<32 hex>`. */
export function toWire(kind: IdKind, id: string): string {
  invariant(uuidShape.test(id), `toWire wants a lower-case uuid, got ${id}`);
  return `${idPrefixes[kind]}_${id.replaceAll("-", "")}`;
}

/** The row id of a wire id, or null when it is not one of that kind. */
export function fromWire(kind: IdKind, wire: string): string | null {
  const prefix = `${idPrefixes[kind]}_`;
  if (!wire.startsWith(prefix)) return null;
  const hex = wire.slice(prefix.length);
  return hexShape.test(hex) ? uuidFromHex(hex) : null;
}

export function isUuid(value: string): boolean {
  return uuidShape.test(value);
}

export function uuidFromHex(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
