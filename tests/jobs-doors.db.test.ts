import { afterAll, describe, expect, it, vi } from "vitest";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import { testDatabase } from "./database";

const database = await testDatabase();
const ctx = database.ctx();
process.env.DATABASE_URL = database.url;
process.env.JOBS_SECRET = "a-secret-for-the-clock-0123456789";
/** Next's own cache needs Next around it: what reaches it is what counts here. */
const dropped: string[] = [];
vi.mock("next/cache", () => ({ revalidateTag: (tag: string) => void dropped.push(tag) }));
const jobs = await import("@/app/api/jobs/run/route");
const internal = await import("@/app/api/internal/revalidate/route");
const { revalidateSecret } = await import("@/lib/platform/page-cache-listener");
const { invalidatePages } = await import("@/lib/platform/page-cache");
const runtime = await import("@/lib/platform/runtime");

const none = { params: Promise.resolve({}) };
const call = (handler: typeof jobs.POST, secret: string | null, method = "POST", body?: string) =>
  handler(
    new Request("http://localhost:3999/api", {
      method,
      headers: secret === null ? {} : { authorization: `Bearer ${secret}` },
      body,
    }),
    none,
  );
afterAll(() => runtime.database().close());

describe("the jobs door", () => {
  it.each([null, "", "wrong", "a-secret-for-the-clock-012345678", "Bearer x"])(
    "refuses %j",
    async (secret) => {
      for (const method of ["GET", "POST"]) {
        const answer = await call(method === "GET" ? jobs.GET : jobs.POST, secret, method);
        expect(answer.status).toBe(401);
        expect(await answer.text()).not.toContain("secret");
      }
    },
  );

  it("runs what is due for a clock that knows the secret, by GET and by POST", async () => {
    await transact(ctx, (tx) => emit(tx, { type: "test.unheard", subject: "thing" }));
    const first = await call(jobs.GET, process.env.JOBS_SECRET!, "GET");
    expect(first.status).toBe(200);
    const said = (await first.json()) as { ran: number; empty: boolean; timers: string[] };
    expect(said.empty).toBe(true);
    expect(said.ran).toBeGreaterThan(said.timers.length);
    expect(said.timers).toContain("reconcile-stored");
    expect(said.timers).toContain("forget-sessions");
    const second = await call(jobs.POST, process.env.JOBS_SECRET!);
    expect(((await second.json()) as { timers: string[] }).timers).not.toContain("forget-sessions");
  });
});

describe("the revalidate door", () => {
  it("drops what it is told, by its own process alone", async () => {
    const tags = (list: unknown) => JSON.stringify({ tags: list });
    expect((await call(internal.POST, null, "POST", tags(["a"]))).status).toBe(401);
    expect((await call(internal.POST, process.env.JOBS_SECRET!, "POST", tags(["a"]))).status).toBe(401);
    const ours = revalidateSecret();
    expect((await call(internal.POST, ours, "POST", "no json")).status).toBe(422);
    expect((await call(internal.POST, ours, "POST", tags(["x".repeat(257)]))).status).toBe(422);
    expect((await call(internal.POST, ours, "POST", tags(Array(101).fill("a")))).status).toBe(422);
    expect((await call(internal.POST, ours, "POST", "x".repeat(70_000))).status).toBe(413);
    dropped.length = 0;
    const answer = await call(internal.POST, ours, "POST", tags(["product:cup", "listing"]));
    expect(await answer.json()).toEqual({ dropped: 2 });
    expect(dropped).toEqual(["product:cup", "listing"]);
  });
});

describe("pages that a job made stale", () => {
  it("are dropped by the call that ran it", async () => {
    const wiring = await import("@/lib/subscribers");
    const kept = wiring.tasks as Record<string, { run: () => Promise<void> }>;
    kept["test-stale"] = { run: () => invalidatePages(ctx, ["product:pot"]) };
    await ctx.db.execute("SELECT graphile_worker.add_job('test-stale', '{}'::json)");
    dropped.length = 0;
    await call(jobs.POST, process.env.JOBS_SECRET!);
    expect(dropped).toContain("product:pot");
  });
});
