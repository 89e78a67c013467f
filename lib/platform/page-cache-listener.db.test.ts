import pg from "pg";
import { describe, expect, it } from "vitest";
import { silentLog } from "@/lib/kernel/log";
import { testDatabase } from "@/tests/database";
import { EVERYTHING, invalidatePages } from "./page-cache";
import { listenForStalePages, MOST_TAGS, staleDuring } from "./page-cache-listener";
import { transact } from "./transact";

const database = await testDatabase();
const ctx = database.ctx();

/** Listens and keeps what was dropped, call by call. */
async function listening(
  work: (calls: string[][]) => Promise<void>,
  failing = () => false,
  againAfter = 60_000,
): Promise<void> {
  const calls: string[][] = [];
  const listener = listenForStalePages({
    log: silentLog,
    databaseUrl: database.url,
    againAfter,
    async drop(tags) {
      if (failing()) throw new Error("the server is not there yet");
      calls.push([...tags]);
    },
  });
  try {
    await work(calls);
  } finally {
    await listener.close();
  }
}

async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (done()) return;
    await new Promise((next) => setTimeout(next, 25));
  }
  throw new Error("it did not happen within ten seconds");
}

async function cutListeners(): Promise<number> {
  const url = new URL(database.url);
  const admin = new pg.Client({
    host: url.hostname,
    port: Number(url.port),
    user: "postgres",
    database: "postgres",
  });
  await admin.connect();
  const cut = await admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'cartwright-pages'",
    [database.name],
  );
  await admin.end();
  return cut.rowCount ?? 0;
}

describe("the listener", () => {
  it("begins with an empty cache, then drops what it is told, notices of one moment together", async () => {
    await listening(async (calls) => {
      await until(() => calls.length === 1);
      expect(calls).toEqual([[EVERYTHING]]);
      await Promise.all([
        invalidatePages(ctx, ["product:cup", "listing"]),
        invalidatePages(ctx, ["product:pot", "listing"]),
      ]);
      await until(() => calls.length === 2);
      expect(new Set(calls[1])).toEqual(new Set(["product:cup", "product:pot", "listing"]));
    });
  });

  it("drops once more what it was told, for a page that was being made at that moment, and then no more", async () => {
    await listening(
      async (calls) => {
        await until(() => calls.length === 1);
        await invalidatePages(ctx, ["product:cup"]);
        await until(() => calls.length === 3);
        expect(calls).toEqual([[EVERYTHING], ["product:cup"], ["product:cup"]]);
        await new Promise((next) => setTimeout(next, 600));
        expect(calls).toHaveLength(3);
        await invalidatePages(ctx, ["product:cup"]);
        await until(() => calls.length === 5);
      },
      undefined,
      200,
    );
  });

  it("hears of a change when it is committed, and never of one that was not", async () => {
    await listening(async (calls) => {
      await until(() => calls.length === 1);
      await transact(ctx, async (tx) => {
        await invalidatePages(tx, ["undone"]);
        throw new Error("rolled back");
      }).catch(() => {});
      await transact(ctx, (tx) => invalidatePages(tx, ["done"]));
      await until(() => calls.length === 2);
      expect(calls[1]).toEqual(["done"]);
    });
  });

  it("drops everything after its line was cut, and hears again", async () => {
    await listening(async (calls) => {
      await until(() => calls.length === 1);
      expect(await cutListeners()).toBe(1);
      await until(() => calls.length === 2);
      expect(calls[1]).toEqual([EVERYTHING]);
      await invalidatePages(ctx, ["after"]);
      await until(() => calls.length === 3);
      expect(calls[2]).toEqual(["after"]);
    });
  });

  it("splits many tags into calls the route takes, and takes far too many for everything", async () => {
    const tags = (count: number) => Array.from({ length: count }, (_, n) => `product:${n}`);
    await listening(async (calls) => {
      await until(() => calls.length === 1);
      await invalidatePages(ctx, tags(250));
      await until(() => calls.flat().length === 251);
      expect(calls.every((call) => call.length <= MOST_TAGS)).toBe(true);
      const before = calls.length;
      await transact(ctx, (tx) => invalidatePages(tx, tags(1_500)));
      await until(() => calls.length > before);
      expect(calls.at(-1)).toEqual([EVERYTHING]);
    });
  });

  it("keeps what could not be dropped until it can", async () => {
    let down = true;
    await listening(
      async (calls) => {
        await new Promise((next) => setTimeout(next, 200));
        await invalidatePages(ctx, ["product:cup"]);
        await new Promise((next) => setTimeout(next, 200));
        expect(calls).toEqual([]);
        down = false;
        await until(() => calls.length > 0);
        expect(calls.flat()).toContain(EVERYTHING);
      },
      () => down,
    );
  });
});

describe("a call that runs jobs", () => {
  it("learns what they made stale", async () => {
    const heard = await staleDuring(async () => {
      await invalidatePages(ctx, ["product:cup"]);
      await transact(ctx, (tx) => invalidatePages(tx, ["listing"]));
      return 42;
    }, database.url);
    expect(heard).toEqual({ value: 42, tags: ["product:cup", "listing"] });
  });
});
