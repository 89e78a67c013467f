import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { transact } from "@/lib/platform/transact";
import { inquiryById } from "./queries";
import { writeAnswered } from "./store";

type Answered = Result<{ answeredAt: string }, "inquiry_not_found" | "inquiry_answered">;

/** Staff have answered, by mail: who and when is kept. Refusals: `inquiry_not_found`, `inquiry_answered`. */
export function answerInquiry(ctx: Ctx, id: string): Promise<Answered> {
  return transact(ctx, async (tx): Promise<Answered> => {
    if (!(await inquiryById(tx, id))) return refuse("inquiry_not_found");
    const answeredAt = tx.clock.now();
    if (!(await writeAnswered(tx, id, answeredAt))) return refuse("inquiry_answered");
    await audit(tx, "inquiry.answered", { kind: "inquiry", id });
    return ok({ answeredAt: answeredAt.toISOString() });
  });
}
