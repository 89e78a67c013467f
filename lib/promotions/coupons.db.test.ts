import { describe, expect, it } from "vitest";
import { days } from "@/lib/kernel/clock";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { count, must } from "@/tests/people";
import {
  archiveCoupon,
  type CouponTerms,
  couponById,
  couponCodeSchema,
  couponTermsSchema,
  createCoupon,
  editCoupon,
  listCoupons,
  promotionsByCode,
  redeem,
  restoreCoupon,
} from ".";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const terms = (over: Partial<CouponTerms> = {}): CouponTerms =>
  couponTermsSchema.parse({ title: "Spring", kind: "percent", percentBp: 1_000, ...over });
const make = async (code: string, over: Partial<CouponTerms> = {}) =>
  must(await createCoupon(ctx, code, terms(over))).id;
const nobody = { emailKey: null, customerId: null };
const known = async (code: string) =>
  (await promotionsByCode(ctx, { codes: [code], buyer: nobody, ignoreOrderId: null })).size === 1;
const use = (id: string, code: string) =>
  transact(ctx, async (tx) => {
    const promotion = (await promotionsByCode(tx, { codes: [code], buyer: nobody, ignoreOrderId: null })).get(
      code.toLowerCase(),
    )!;
    const buyer = { orderId: tx.ids.next(), customerId: null, emailKey: "ines@example.com" };
    return redeem(tx, buyer, [{ promotionId: id, couponId: promotion.couponId, code }]);
  });

describe("a coupon", () => {
  it("is found by its code in any case, and its code is nobody else's while it lives", async () => {
    await make("Hello10");
    expect(await known("HELLO10")).toBe(true);
    expect(await createCoupon(ctx, "hello10", terms())).toMatchObject({ code: "code_taken" });
  });

  it("frees its code when it is archived, and cannot be changed any more", async () => {
    const id = await make("AGAIN");
    must(await archiveCoupon(ctx, id));
    expect(await known("AGAIN")).toBe(false);
    expect(await editCoupon(ctx, id, terms())).toMatchObject({ code: "coupon_archived" });
    expect(await archiveCoupon(ctx, id)).toMatchObject({ code: "coupon_archived" });
    await make("AGAIN");
    expect((await couponById(ctx, id))?.standing).toBe("archived");
  });

  it("is made by one of many who want the same code at once", async () => {
    const tries = await Promise.all(Array.from({ length: 8 }, () => createCoupon(ctx, "ONLYONE", terms())));
    expect(tries.filter((made) => made.ok)).toHaveLength(1);
    expect(
      await count(
        database,
        "promotions p WHERE title = 'Spring' AND NOT EXISTS (SELECT FROM coupons c WHERE c.promotion_id = p.id)",
      ),
    ).toBe(0);
  });

  it("cannot be limited to less than it was used, also by somebody who looked before the last use", async () => {
    const id = await make("TWICE", { usageLimit: 5 });
    must(await use(id, "TWICE"));
    must(await use(id, "TWICE"));
    expect(await editCoupon(ctx, id, terms({ usageLimit: 1 }))).toMatchObject({
      code: "limit_below_used",
      detail: { used: 2 },
    });
    must(await editCoupon(ctx, id, terms({ usageLimit: 2 })));
    expect(await use(id, "TWICE")).toMatchObject({ code: "discount_code_usage_limit_reached" });
    expect((await couponById(ctx, id))?.standing).toBe("used_up");
  });

  it("leaves who changed what on the record", async () => {
    const actor = { kind: "staff", principal: "staff:1", staffId: "1", name: "Grace Hopper" } as const;
    const id = await make("KEPT");
    must(await editCoupon(database.ctx({ clock, actor }), id, terms({ percentBp: 2_500 })));
    const { rows } = await database.owner.query(
      `SELECT e.actor ->> 'name' AS by, v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id
       WHERE e.action = 'coupon.changed' AND e.subject = $1`,
      [id],
    );
    expect(rows).toMatchObject([
      { by: "Grace Hopper", before: { percentBp: 1_000 }, after: { percentBp: 2_500 } },
    ]);
  });

  it("that nobody made is not found", async () => {
    expect(await couponById(ctx, ctx.ids.next())).toBeNull();
    expect(await editCoupon(ctx, ctx.ids.next(), terms())).toMatchObject({ code: "coupon_not_found" });
  });
});

describe("the list", () => {
  it("says where each coupon is in its life", async () => {
    const now = clock.now().getTime();
    const at = (inDays: number) => new Date(now + days(inDays)).toISOString();
    await make("SOON", { startsAt: at(1) });
    await make("OVER", { startsAt: at(-2), endsAt: at(-1) });
    await make("REST", { active: false });
    await make("NOW-1", { startsAt: at(-1), endsAt: at(1) });
    const standing = async (q: string) =>
      (await listCoupons(ctx, { q })).coupons.map((coupon) => coupon.standing);
    expect(await standing("soon")).toEqual(["scheduled"]);
    expect(await standing("over")).toEqual(["ended"]);
    expect(await standing("rest")).toEqual(["paused"]);
    expect(await standing("now-")).toEqual(["active"]);
    expect(
      (await listCoupons(ctx, { standing: "archived" })).coupons.flatMap((coupon) => coupon.codes),
    ).toEqual(["AGAIN"]);
    expect((await listCoupons(ctx, { q: "%" })).coupons).toEqual([]);
  });

  it("is read in pages, each coupon once", async () => {
    for (let at = 0; at < 55; at += 1) await make(`PAGE${at}`);
    const first = await listCoupons(ctx, { q: "page" });
    const second = await listCoupons(ctx, { q: "page", after: first.next! });
    const codes = [...first.coupons, ...second.coupons].map((coupon) => coupon.codes[0]);
    expect([new Set(codes).size, second.next]).toEqual([55, null]);
  });
});

describe("the terms of a coupon", () => {
  it.each([
    ["percent without a figure", { kind: "percent", percentBp: null }, "percentBp"],
    ["more than everything", { kind: "percent", percentBp: 10_001 }, "percentBp"],
    ["a fixed amount of nothing", { kind: "fixed", amount: 0, currency: "EUR" }, "amount"],
    ["a fixed amount in no currency", { kind: "fixed", amount: 500 }, "currency"],
    ["a minimum in no currency", { kind: "percent", percentBp: 1_000, minimumAmount: 5_000 }, "currency"],
    [
      "an end before the beginning",
      { kind: "free_delivery", startsAt: "2026-03-02T00:00:00Z", endsAt: "2026-03-01T00:00:00Z" },
      "endsAt",
    ],
    ["half a use", { kind: "free_delivery", usageLimit: 0.5 }, "usageLimit"],
    ["no name", { kind: "free_delivery", title: " " }, "title"],
  ])("refuse %s", (_what, over, path) => {
    const read = couponTermsSchema.safeParse({ title: "Spring", ...over });
    expect(read.success ? [] : read.error.issues.map((issue) => issue.path.join("."))).toContain(path);
  });

  it("keep nothing that their kind does not use", () => {
    const read = couponTermsSchema.parse({
      title: "Free",
      kind: "free_delivery",
      percentBp: 500,
      amount: 100,
      currency: "EUR",
    });
    expect(read).toMatchObject({ percentBp: null, amount: null, currency: null });
  });

  it("want a code that can be typed", () => {
    for (const code of ["ab", "with space", "ümlaut", "a".repeat(41), "-x-", "<b>"])
      expect(couponCodeSchema.safeParse(code).success).toBe(false);
    expect(couponCodeSchema.parse(" SPRING-26 ")).toBe("SPRING-26");
  });
});

describe("the end of a coupon", () => {
  it("is taken back, unless another has the code or it was ended anew", async () => {
    const id = await make("BACK");
    const { archivedAt } = must(await archiveCoupon(ctx, id));
    expect(must(await restoreCoupon(ctx, id, archivedAt))).toBeUndefined();
    expect(await known("BACK")).toBe(true);
    expect(await restoreCoupon(ctx, id, archivedAt)).toMatchObject({ code: "changed_meanwhile" });
    const again = must(await archiveCoupon(ctx, id));
    const other = await make("BACK");
    expect(await restoreCoupon(ctx, id, again.archivedAt)).toMatchObject({ code: "code_taken" });
    expect(await couponById(ctx, id)).toMatchObject({ standing: "archived" });
    must(await archiveCoupon(ctx, other));
    const early = new Date(0).toISOString();
    expect(await restoreCoupon(ctx, id, early)).toMatchObject({ code: "changed_meanwhile" });
    expect(await restoreCoupon(ctx, ctx.ids.next(), early)).toMatchObject({ code: "coupon_not_found" });
  });
});
