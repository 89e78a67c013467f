import { stringify } from "csv-stringify/sync";
import type { Actor } from "@/lib/kernel/actor";
import { ok } from "@/lib/kernel/result";
import { dayOf } from "@/lib/kernel/zoned";
import { readConfigVersion, shopIdentity } from "@/lib/shop";
import { type AuditEntry, auditListSchema, auditPages } from "@/lib/views";
import { route, staffWith } from "@/lib/web/route";

/** The audit log as a file, under the filters of its page: streamed, page after page. */
export const GET = route({
  name: "desk.audit.export",
  access: staffWith("audit.read"),
  query: auditListSchema.omit({ after: true }),
  limit: { max: 10, windowSeconds: 60 },
  async run({ ctx, query }) {
    const { timeZone } = await shopIdentity(ctx, await readConfigVersion(ctx));
    const name = `audit-log-${dayOf(ctx.clock.now(), timeZone)}.csv`;
    return ok(
      new Response(streamed(lines(auditPages(ctx, query, timeZone))), {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename="${name}"`,
        },
      }),
    );
  },
});

const head = ["at", "who", "principal", "action", "subject kind", "subject", "name", "before", "after"];

/** A cell that a spreadsheet would calculate is text here (OWASP, "CSV Injection"): people type what stands in it. */
const asCsv = (rows: readonly (readonly unknown[])[]) =>
  stringify(rows as unknown[][], { escape_formulas: true });

async function* lines(pages: AsyncGenerator<readonly AuditEntry[]>): AsyncGenerator<string> {
  yield asCsv([head]);
  for await (const entries of pages) yield asCsv(entries.map(cells));
}

function cells(entry: AuditEntry): string[] {
  const json = (value: unknown) => (value === null || value === undefined ? "" : JSON.stringify(value));
  const { at, actor, action, kind, subject, name, before, after } = entry;
  return [at, whoOf(actor), actor.principal, action, kind, subject, name ?? "", json(before), json(after)];
}

function whoOf(actor: Actor): string {
  return actor.kind === "staff" ? actor.name : actor.kind;
}

function streamed(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
