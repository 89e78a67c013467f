import { z } from "zod";

/** A number as JSON has it, or as a field of the control page's form says it. */
export const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
]);
const positive = number.pipe(z.int().min(1));
const milliseconds = number.pipe(z.int().min(0).max(2_592_000_000));

const common = {
  /** How often the fault strikes; "unlimited" until it is taken away. */
  count: z.union([positive, z.literal("unlimited")]).default(1),
  /** How many matching calls or events pass unharmed first. */
  skip: number.pipe(z.int().min(0)).default(0),
};

/** `checkout.sessions.create`, `refunds.*`, or `*`; the names are those of the operations in `api/routes.ts`. */
const operation = z.string().regex(/^(\*|[a-z_]+(\.[a-z_]+)*(\.\*)?)$/);
/** Event types, or `*`, or `checkout.session.*`. */
const events = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const apiFault = z.discriminatedUnion("effect", [
  /** The work is done and committed, the answer is a stored 500. */
  z.strictObject({ operation, effect: z.literal("error_after"), ...common }),
  /** 500 before anything was begun; nothing is stored under the key. */
  z.strictObject({ operation, effect: z.literal("error_before"), ...common }),
  /** Too many requests, before anything was begun. */
  z.strictObject({ operation, effect: z.literal("rate_limit"), ...common }),
  /** Answers after `ms`, or never; the work is done at once, at the end, or not at all. */
  z.strictObject({
    operation,
    effect: z.literal("hang"),
    ms: milliseconds.optional(),
    work: z.enum(["first", "last", "never"]).default("first"),
    ...common,
  }),
  /** The connection is cut instead of an answer, with the work done or not. */
  z.strictObject({
    operation,
    effect: z.literal("drop_connection"),
    work: z.enum(["first", "never"]).default("first"),
    ...common,
  }),
  /** A refund that succeeds and fails `ms` later, as when the customer's card is gone. */
  z.strictObject({
    operation: z.literal("refunds.create").default("refunds.create"),
    effect: z.literal("refund_fails"),
    ms: milliseconds.optional(),
    failure_reason: z.string().default("expired_or_canceled_card"),
    ...common,
  }),
]);

const eventFault = z.discriminatedUnion("effect", [
  z.strictObject({ events, effect: z.literal("delay"), ms: milliseconds.default(30_000), ...common }),
  /** Never sent; `events.list({ delivery_success: false })` still tells of it. */
  z.strictObject({ events, effect: z.literal("drop"), ...common }),
  /** Sent `times` times in all. */
  z.strictObject({
    events,
    effect: z.literal("duplicate"),
    times: number.pipe(z.int().min(1).max(100)).default(2),
    ...common,
  }),
  /** Held until the next `hold` events (of any type), then all of them one by one, the newest first. */
  z.strictObject({
    events,
    effect: z.literal("reorder"),
    hold: number.pipe(z.int().min(1).max(100)).default(1),
    /** Held no longer than this, if the further events do not come. */
    max_wait_ms: milliseconds.default(5000),
    ...common,
  }),
  /** The first attempt carries a right signature of `age_seconds` ago, as a replay would; retries are fresh. */
  z.strictObject({
    events,
    effect: z.literal("stale_signature"),
    age_seconds: positive.default(3600),
    ...common,
  }),
  /** The first attempt carries a wrong signature; retries are right. */
  z.strictObject({ events, effect: z.literal("corrupt_signature"), ...common }),
]);

/** What `POST /_sandbox/faults` takes: a fault of an API operation or of the delivery of events. */
export const newFault = z.union([apiFault, eventFault]);
export type NewFault = z.input<typeof newFault>;

interface Standing {
  id: string;
  /** How often it has struck. */
  struck: number;
  /** How many matching ones still pass first. */
  passing: number;
}

export type ApiFault = z.output<typeof apiFault> & Standing;
export type EventFault = z.output<typeof eventFault> &
  Standing & { held?: { deliveries: string[]; left: number } };
export type Fault = ApiFault | EventFault;

export const spent = (fault: Fault): boolean => fault.count !== "unlimited" && fault.struck >= fault.count;

/** Whether a dotted name is meant by a pattern: itself, `*`, or a prefix that ends in `.*`. */
export function matches(pattern: string, name: string): boolean {
  return (
    pattern === "*" || pattern === name || (pattern.endsWith(".*") && name.startsWith(pattern.slice(0, -1)))
  );
}
