import { revalidateTag } from "next/cache";
import { env } from "@/lib/env";
import { seconds } from "@/lib/kernel/clock";
import { staleDuring } from "@/lib/platform/page-cache-listener";
import { drainShopJobs } from "@/lib/worker";
import { machineDoor } from "../../internal/machine-door";

/** A platform that runs functions may stop one that takes longer. */
export const maxDuration = 60;

/**
 * Runs the jobs and timers that are due, where no worker stays up: called by a clock (Vercel's cron sends GET with
 * `Authorization: Bearer` and its own secret, which is our JOBS_SECRET) or by anybody who knows the secret. Begins
 * nothing after 20 seconds; what is left waits for the next call. Pages that its jobs made stale are dropped here, since
 * no other process may be there to hear of them.
 */
const run = machineDoor({
  name: "jobs.run",
  secret: () => env().JOBS_SECRET ?? null,
  async run() {
    const drained = await staleDuring(() => drainShopJobs({ withinMs: seconds(20), most: 500 }));
    for (const tag of drained.tags) revalidateTag(tag, { expire: 0 });
    return drained.value;
  },
});

export { run as GET, run as POST };
