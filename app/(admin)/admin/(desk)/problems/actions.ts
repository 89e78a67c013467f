"use server";
import { z } from "zod";
import { checkIdentities } from "@/lib/integrity";
import { cleanText } from "@/lib/kernel/address";
import { ok } from "@/lib/kernel/result";
import { resolveProblem } from "@/lib/platform/problems";
import { tryAgain } from "@/lib/platform/worker-again";
import { tryNow } from "@/lib/platform/worker-failing";
import { staffAction } from "@/lib/web/action";

const ofProblem = { problem_id: z.uuid() };

/** Closes a problem with what was found. */
export const resolve = staffAction({
  name: "desk.problem.resolve",
  permission: "problems.resolve",
  input: z.object({
    ...ofProblem,
    note: z
      .string()
      .max(4_000)
      .transform(cleanText)
      .pipe(
        z.string().min(1, "Say what you found or did.").max(1_000, "A note has 1,000 characters at most."),
      ),
  }),
  run: ({ ctx, input }) => resolveProblem(ctx, input.problem_id, input.note),
});

/** Queues the work behind a problem anew, and closes it. */
export const again = staffAction({
  name: "desk.problem.try_again",
  permission: "problems.resolve",
  input: z.object(ofProblem),
  run: ({ ctx, input }) => tryAgain(ctx, input.problem_id),
});

/** Makes a job that waits for its next try due at once. */
export const now = staffAction({
  name: "desk.job.try_now",
  permission: "problems.resolve",
  input: z.object({ job_id: z.string().regex(/^\d{1,18}$/) }),
  run: ({ ctx, input }) => tryNow(ctx, input.job_id),
});

/** Proves the identities of money and stock over all rows; with `stripe` it asks Stripe about the newest payments. */
export const prove = staffAction({
  name: "desk.integrity.prove",
  permission: "integrity.run",
  limit: { max: 12, windowSeconds: 60 },
  input: z.object({ stripe: z.boolean() }),
  run: async ({ ctx, input }) => ok(await checkIdentities(ctx, { stripe: input.stripe })),
});
