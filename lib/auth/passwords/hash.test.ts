import { hash } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import { boundedQueue } from "./bounded-queue";
import { hashBounds, hashPassword, isOutdated, verifyPassword } from "./hash";

describe("hashing", () => {
  it("is argon2id at today's parameters, salted", async () => {
    const [a, b] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(a).not.toBe(b);
    expect(await verifyPassword("correct horse", a)).toBe(true);
    expect(await verifyPassword("Correct horse", a)).toBe(false);
  });

  it("takes composed and decomposed spellings for one password, and every character for part of it", async () => {
    const cafe = await hashPassword("café au lait");
    expect(await verifyPassword("cafe\u0301 au lait", cafe)).toBe(true);
    const long = await hashPassword(`${"x".repeat(255)}1`);
    expect(await verifyPassword(`${"x".repeat(255)}2`, long)).toBe(false);
    const trailing = await hashPassword("with a space ");
    expect(await verifyPassword("with a space", trailing)).toBe(false);
  });

  it("never verifies without a hash", async () => {
    expect(await verifyPassword("", null)).toBe(false);
    expect(await verifyPassword("anything", null)).toBe(false);
  });

  it("knows a hash made with weaker parameters", async () => {
    const weak = await hash("correct horse", { memoryCost: 8192, timeCost: 2, parallelism: 1 });
    expect(isOutdated(weak)).toBe(true);
    expect(await verifyPassword("correct horse", weak)).toBe(true);
    expect(isOutdated((await hashPassword("correct horse")) as string)).toBe(false);
  });

  it("refuses beyond its line and serves everyone in it", async () => {
    const { running, waiting } = hashBounds;
    const all = await Promise.all(
      Array.from({ length: running + waiting + 10 }, () => hashPassword("a flood")),
    );
    expect(all.filter((answer) => answer === "busy")).toHaveLength(10);
    expect(await hashPassword("after the flood")).not.toBe("busy");
  });
});

describe("the bounded queue", () => {
  it("never runs more than its bound, keeps order, and gives a place back after a failure", async () => {
    const queue = boundedQueue({ running: 2, waiting: 3 });
    let now = 0;
    let most = 0;
    const order: number[] = [];
    const work = (n: number, fails = false) =>
      queue.run(async () => {
        most = Math.max(most, ++now);
        await new Promise((done) => setTimeout(done, 5));
        now -= 1;
        order.push(n);
        if (fails) throw new Error("broken");
        return n;
      });
    const answers = await Promise.allSettled([work(0, true), work(1), work(2), work(3), work(4), work(5)]);
    expect(answers.map((answer) => (answer.status === "fulfilled" ? answer.value : "threw"))).toEqual([
      "threw",
      1,
      2,
      3,
      4,
      "busy",
    ]);
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4]);
    expect(queue.load()).toEqual({ running: 0, waiting: 0 });
  });
});
