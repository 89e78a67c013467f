import { describe, expect, it } from "vitest";
import { settings } from "@/db/schema/shop";
import { transact } from "@/lib/platform/transact";
import { saveIdentity } from "@/lib/shop";
import { testDatabase } from "@/tests/database";
import { defaultIdentity } from "./contract";
import { readConfigVersion, versioned } from "./versioned";

const database = await testDatabase();

describe("what is kept by config version", () => {
  it("is loaded once, also when the load is a query that would run again whenever it is awaited", async () => {
    const ctx = database.ctx();
    let queries = 0;
    database.pool.on("acquire", () => {
      queries += 1;
    });
    const read = () => versioned(ctx, "once", 1, () => ctx.db.select().from(settings));
    for (let times = 0; times < 5; times += 1) await read();
    expect(queries).toBe(1);
  });

  it("is loaded anew after any change of the configuration, and not before", async () => {
    const ctx = database.ctx();
    const before = await readConfigVersion(ctx);
    expect(await readConfigVersion(ctx)).toBe(before);
    await transact(ctx, (tx) => saveIdentity(tx, { ...defaultIdentity, name: "Another" }));
    expect(await readConfigVersion(ctx)).toBeGreaterThan(before);
  });

  it("is not waited for by a transaction, which may hold the connection that the load needs", async () => {
    const ctx = database.ctx();
    const never = versioned(ctx, "stuck", 1, () => new Promise<number>(() => {}));
    void never;
    const own = await transact(ctx, (tx) => versioned(tx, "stuck", 1, async () => 7));
    expect(own).toBe(7);
  });

  it("forgets a load that failed", async () => {
    const ctx = database.ctx();
    const failing = versioned(ctx, "fails", 1, () => Promise.reject(new Error("down")));
    await expect(failing).rejects.toThrow("down");
    expect(await versioned(ctx, "fails", 1, async () => "up")).toBe("up");
  });
});
