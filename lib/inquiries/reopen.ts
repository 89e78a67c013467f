import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { transact } from "@/lib/platform/transact";
import { inquiryById } from "./queries";
import { writeReopened } from "./store";

type Reopened = Result<undefined, "inquiry_not_found" | "changed_meanwhile">;

/**
 * Takes an answer back, the one that was noted at `answeredAt` (ISO 8601): the message waits again. Refusals:
 * `inquiry_not_found`; `changed_meanwhile` where it waits already, has another answer, or was erased.
 */
export function reopenInquiry(ctx: Ctx, id: string, answeredAt: string): Promise<Reopened> {
  return transact(ctx, async (tx): Promise<Reopened> => {
    const known = await inquiryById(tx, id);
    if (!known) return refuse("inquiry_not_found");
    const noted = known.answeredAt;
    if (!noted || noted.getTime() !== Date.parse(answeredAt)) return refuse("changed_meanwhile");
    if (!(await writeReopened(tx, id, noted))) return refuse("changed_meanwhile");
    await audit(tx, "inquiry.reopened", { kind: "inquiry", id });
    return ok();
  });
}
