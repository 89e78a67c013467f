import { uploadImport, uploadSchema } from "@/lib/imports";
import { refuse } from "@/lib/kernel/result";
import { route, staffWith } from "@/lib/web/route";

/** Takes a product file as the request's whole body, streamed into the database; a job reads it. */
export const POST = route({
  name: "desk.import.upload",
  access: staffWith("imports.run"),
  query: uploadSchema,
  limit: { max: 20, windowSeconds: 60 },
  async run({ ctx, request, query: { name, currency, dry_run: dryRun } }) {
    if (!request.body) return refuse("file_empty", {});
    const bytes = request.body as unknown as AsyncIterable<Uint8Array>;
    const kept = await uploadImport(ctx, { name, bytes }, { currency, dryRun });
    return kept.ok ? kept : refuse(kept.code, { detail: kept.detail });
  },
});
