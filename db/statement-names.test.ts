import { describe, expect, it } from "vitest";
import { statementName } from "./statement-names";

const often = (text: string) => [1, 2, 3, 4].map(() => statementName(text)).at(-1);
const long = (n: number) => `SELECT ${n}, "orders"."id" FROM "orders" WHERE "orders"."id" = $1`;

describe("the name of a statement", () => {
  it("is given when it was asked often, and is the same ever after", () => {
    const text = long(1);
    expect([statementName(text), statementName(text)]).toEqual([undefined, undefined]);
    const name = statementName(text);
    expect(name).toMatch(/^cw_[\w-]{24}$/);
    expect(statementName(text)).toBe(name);
    expect(often(long(2))).not.toBe(name);
  });

  it("is not given to what has nothing to plan, nor to reads of the catalogue's lists", () => {
    expect(often("BEGIN")).toBeUndefined();
    expect(often("SELECT l.product_id FROM listings l WHERE l.market_id = $1 LIMIT 24")).toBeUndefined();
  });

  it("is given to so many and no more", () => {
    const named = Array.from({ length: 400 }, (_, at) => often(long(1_000 + at))).filter(Boolean);
    expect(named.length).toBeLessThanOrEqual(250);
    expect(named.length).toBeGreaterThan(200);
  });
});
