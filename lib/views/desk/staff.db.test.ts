import { expect, test } from "vitest";
import { disableStaff, inviteStaff, signIn } from "@/lib/auth";
import { toWire } from "@/lib/kernel/ids";
import { audit } from "@/lib/platform/audit";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { makeStaff, must, PASSWORD, visit } from "@/tests/people";
import { deskStaff, deskStaffMember } from "./staff";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });

test("staff are shown with their state, their second factor and when they were last seen, a page by key", async () => {
  const owner = await makeStaff(ctx, "owner@example.com", "owner");
  // One after the other: ids of one millisecond have no order.
  clock.advance(1_000);
  const leaver = await makeStaff(ctx, "leaver@example.com", "warehouse");
  clock.advance(1_000);
  const invited = must(await inviteStaff(ctx, { email: "new@example.com", name: "New", role: "support" }));
  must(await signIn(ctx, "staff", { email: "owner@example.com", password: PASSWORD }, visit()));
  must(await signIn(ctx, "staff", { email: "leaver@example.com", password: PASSWORD }, visit()));
  must(await disableStaff(ctx, toWire("staff", leaver.id)));
  await database.pool.query(
    "INSERT INTO staff_totp (staff_id, sealed_secret, last_step, created_at) VALUES ($1, 'x', 0, now())",
    [owner.id],
  );

  const here = await deskStaff(ctx, {});
  expect(
    here.people.map(({ email, state, secondFactor, sessions }) => [email, state, secondFactor, sessions]),
  ).toEqual([
    ["owner@example.com", "active", "app", 1],
    ["new@example.com", "invited", null, 0],
  ]);
  expect(here.next).toBeNull();
  const [first] = here.people;
  expect(Date.parse(first!.lastSeenAt!)).toBe(ctx.clock.now().getTime());
  expect((await deskStaff(ctx, { after: first!.id })).people.map(({ id }) => id)).toEqual([invited]);
  // A session that is gone still leaves when they signed in.
  const gone = await deskStaff(ctx, { show: "disabled" });
  expect(gone.people).toMatchObject([{ id: leaver.id, state: "disabled", sessions: 0 }]);
  expect(gone.people[0]!.lastSeenAt).not.toBeNull();
  expect(await deskStaffMember(ctx, ctx.ids.next())).toBeNull();

  // Nor does what they did before it ended go unseen.
  clock.advance(60_000);
  const did = clock.now();
  const actor = {
    kind: "staff",
    principal: `staff:${leaver.id}`,
    staffId: leaver.id,
    name: "Grace Hopper",
  } as const;
  await transact({ ...ctx, actor }, (tx) => audit(tx, "order.noted", { kind: "order", id: leaver.id }));
  clock.advance(60_000);
  expect(Date.parse((await deskStaffMember(ctx, leaver.id))!.lastSeenAt!)).toBe(did.getTime());
  expect(Date.parse((await deskStaffMember(ctx, owner.id))!.lastSeenAt!)).toBeLessThan(did.getTime());
});
