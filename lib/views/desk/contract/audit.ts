import { z } from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { day } from "./day";

export const auditKinds = [
  "order",
  "product",
  "category",
  "collection",
  "setting",
  "page",
  "tax",
  "delivery",
  "staff",
  "customer",
  "promotion",
  "message",
  "inquiry",
  "import",
  "problem",
  "job",
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** The filters of the audit log as its address carries them. What cannot be read counts as not there. */
export const auditListSchema = z.object({
  /** A member of staff by id, or everything that no member of staff did. */
  person: z
    .union([z.uuid(), z.literal("system")])
    .optional()
    .catch(undefined),
  about: z.enum(auditKinds).optional().catch(undefined),
  /** One thing of that kind. */
  subject: z.string().min(1).max(120).optional().catch(undefined),
  action: z
    .string()
    .regex(/^[a-z_]{1,40}\.[a-z_]{1,60}$/)
    .optional()
    .catch(undefined),
  /** Days of the shop's time zone, both included. */
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});
export type AuditListInput = z.infer<typeof auditListSchema>;

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: Actor;
  readonly action: string;
  readonly kind: string;
  readonly subject: string;
  /** What it was done to, as people call it; null where it is gone or has no name. */
  readonly name: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

export interface AuditList {
  readonly entries: readonly AuditEntry[];
  readonly next: string | null;
}
