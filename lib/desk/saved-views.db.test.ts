import { describe, expect, it } from "vitest";
import { testDatabase } from "@/tests/database";
import { makeStaff } from "@/tests/people";
import { MAX_VIEWS } from "./contract";
import { forgetView, savedViews, saveView } from "./index";

const database = await testDatabase();
const ctx = database.ctx();
const mine = (await makeStaff(ctx, "mine@people.example", "support")).id;
const theirs = (await makeStaff(ctx, "theirs@people.example", "owner")).id;
const view = (name: string) => ({ list: "orders" as const, name, query: "payment=refunded" });

describe("views of a list", () => {
  it("are their owner's alone, by name and list", async () => {
    expect(await saveView(ctx, mine, view("Refunds"))).toMatchObject({ ok: true });
    expect(await saveView(ctx, mine, view("REFUNDS"))).toMatchObject({ code: "view_name_taken" });
    expect(await saveView(ctx, theirs, view("Refunds"))).toMatchObject({ ok: true });
    expect(await savedViews(ctx, mine, "products")).toEqual([]);
    const [own] = await savedViews(ctx, mine, "orders");
    expect(own).toMatchObject({ name: "Refunds", query: "payment=refunded" });
    await forgetView(ctx, theirs, own!.id);
    expect(await savedViews(ctx, mine, "orders")).toHaveLength(1);
    await forgetView(ctx, mine, own!.id);
    await forgetView(ctx, mine, own!.id);
    expect(await savedViews(ctx, mine, "orders")).toEqual([]);
  });

  it("keeps its bound under parallel saving", async () => {
    const tried = await Promise.all(
      Array.from({ length: MAX_VIEWS + 6 }, (_, at) => saveView(ctx, mine, view(`View ${at}`))),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(MAX_VIEWS);
    expect(await savedViews(ctx, mine, "orders")).toHaveLength(MAX_VIEWS);
  });
});
