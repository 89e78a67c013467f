import type { Actor } from "@/lib/kernel/actor";
import { ok } from "@/lib/kernel/result";
import { dayOf } from "@/lib/kernel/zoned";
import { readConfigVersion, shopIdentity } from "@/lib/shop";
import { type AuditEntry, auditListSchema, auditPages } from "@/lib/views";
import { route, staffWith } from "@/lib/web/route";
import { csvFile } from "../../csv-file";

/** The audit log as a file, under the filters of its page: streamed, page after page. */
export const GET = route({
  name: "desk.audit.export",
  access: staffWith("audit.read"),
  query: auditListSchema.omit({ after: true }),
  limit: { max: 10, windowSeconds: 60 },
  async run({ ctx, query }) {
    const { timeZone } = await shopIdentity(ctx, await readConfigVersion(ctx));
    const name = `audit-log-${dayOf(ctx.clock.now(), timeZone)}.csv`;
    return ok(csvFile(name, head, rows(auditPages(ctx, query, timeZone))));
  },
});

const head = ["at", "who", "principal", "action", "subject kind", "subject", "name", "before", "after"];

async function* rows(pages: AsyncGenerator<readonly AuditEntry[]>) {
  for await (const entries of pages) yield entries.map(cells);
}

function cells(entry: AuditEntry): string[] {
  const json = (value: unknown) => (value === null || value === undefined ? "" : JSON.stringify(value));
  const { at, actor, action, kind, subject, name, before, after } = entry;
  return [at, whoOf(actor), actor.principal, action, kind, subject, name ?? "", json(before), json(after)];
}

function whoOf(actor: Actor): string {
  return actor.kind === "staff" ? actor.name : actor.kind;
}
