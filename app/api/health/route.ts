import { sql } from "drizzle-orm";
import { system } from "@/lib/kernel/actor";
import { ok, refuse } from "@/lib/kernel/result";
import { contextFor } from "@/lib/platform/runtime";
import { anyone, route } from "@/lib/web/route";

/** Whether this process can serve: it answers and reaches its database. Says nothing else. */
export const GET = route({
  name: "health",
  access: anyone,
  async run() {
    try {
      await contextFor(system("health")).db.execute(sql`SELECT 1`);
      return ok({ status: "ok" });
    } catch {
      return refuse("unavailable");
    }
  },
});
