import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { importById } from "./queries";
import { insertImport, moveFile, recordImport } from "./store";
import { queueImport } from "./upload";

/**
 * Imports for good the very file that a dry run has checked; the dry run stays as its report. Returns the new import.
 * Refusals: `import_not_found`, `file_gone` when it was taken in already or its day is over.
 */
export function takeIn(
  ctx: Ctx,
  importId: string,
): Promise<Result<{ importId: string }, "import_not_found" | "file_gone">> {
  return transact(
    ctx,
    async (tx): Promise<Result<{ importId: string }, "import_not_found" | "file_gone">> => {
      const checked = await importById(tx, importId);
      if (!checked) return refuse("import_not_found");
      if (!checked.dryRun || checked.state !== "done") return refuse("file_gone");
      const { fileName, currency } = checked;
      const taken = await insertImport(tx, { fileName, currency, dryRun: false, state: "waiting" });
      if (!(await moveFile(tx, importId, taken))) return refuse("file_gone");
      await queueImport(tx, taken);
      await recordImport(tx, taken, checked);
      return ok({ importId: taken });
    },
  );
}
