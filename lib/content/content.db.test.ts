import { expect, test } from "vitest";
import { transact } from "@/lib/platform/transact";
import { testDatabase } from "@/tests/database";
import {
  archivePage,
  blockSchema,
  editPage,
  PAGE_CHANGED,
  type PageInput,
  pageByHandle,
  pageLinks,
  pageToEdit,
  savePage,
  takePageAway,
} from ".";

const database = await testDatabase();
const ctx = database.ctx();

const delivery: PageInput = {
  handle: "delivery",
  title: "Delivery",
  summary: "How things get to you.",
  body: [
    { kind: "paragraph", line: ["Free from ", { text: "sixty euro", href: "/pages/delivery" }, "."] },
    { kind: "table", head: ["Where", "Days"], rows: [["Germany", "2 to 4"]] },
  ],
  menu: "help",
  position: 1,
};
const save = (page: PageInput) => transact(ctx, (tx) => savePage(tx, page));
const told = async () => {
  const { rows } = await database.pool.query("SELECT count(*)::int AS n FROM outbox_events WHERE type = $1", [
    PAGE_CHANGED,
  ]);
  return rows[0].n;
};

test("a page is written once, told of once, and can be taken away and brought back", async () => {
  expect(await save(delivery)).toEqual({ changed: true });
  expect(await save(delivery)).toEqual({ changed: false });
  expect(await told()).toBe(1);
  await save({ handle: "about", title: "About us", body: [] });
  expect(await pageByHandle(ctx, "delivery")).toMatchObject({ title: "Delivery", body: delivery.body });
  const { handle, title, summary } = delivery;
  expect(await pageLinks(ctx)).toEqual([{ handle, title, summary, menu: "help" }]);
  expect(await transact(ctx, (tx) => archivePage(tx, "delivery"))).toBe(true);
  expect(await pageByHandle(ctx, "delivery")).toBeNull();
  expect(await save(delivery)).toEqual({ changed: true });
  expect(await pageByHandle(ctx, "delivery")).not.toBeNull();
});

test("staff write a page on the record, over what they have seen and nothing else", async () => {
  const page: PageInput = {
    handle: "terms",
    title: "Terms",
    body: [{ kind: "heading", text: "One" }],
    menu: "legal",
  };
  expect(await editPage(ctx, page, null)).toMatchObject({ ok: true });
  expect(await editPage(ctx, page, null)).toMatchObject({ code: "handle_taken" });
  const { seen } = (await pageToEdit(ctx, "terms"))!;
  expect(await editPage(ctx, { ...page, title: "Our terms" }, seen)).toMatchObject({ ok: true });
  expect(await editPage(ctx, { ...page, title: "Mine" }, seen)).toMatchObject({ code: "changed_meanwhile" });
  expect(await takePageAway(ctx, "terms", seen)).toMatchObject({ code: "changed_meanwhile" });
  const now = (await pageToEdit(ctx, "terms"))!;
  expect(await takePageAway(ctx, "terms", now.seen)).toMatchObject({ ok: true });
  expect(await pageByHandle(ctx, "terms")).toBeNull();
  const { rows } = await database.owner.query(
    `SELECT e.action, v.before->>'title' AS was, v.after->>'title' AS now FROM audit_entries e
     JOIN audit_values v ON v.entry_id = e.id WHERE e.subject_kind = 'page' ORDER BY e.id`,
  );
  expect(rows).toEqual([
    { action: "page.changed", was: null, now: "Terms" },
    { action: "page.changed", was: "Terms", now: "Our terms" },
    { action: "page.archived", was: "Our terms", now: "Our terms" },
  ]);
});

test.each(["javascript:alert(1)", "//evil.example", "/\\evil.example", "http://plain.example", "/a b"])(
  "a link to %s is refused",
  (href) => {
    const block = { kind: "paragraph", line: [{ text: "here", href }] };
    expect(blockSchema.safeParse(block).success).toBe(false);
  },
);
