import { expect, it } from "vitest";
import { testDatabase } from "@/tests/database";
import { count, must, PASSWORD, visit } from "@/tests/people";
import { acceptInvitation, inviteFirstOwner, peekOneTimeSecret, signIn } from "../index";

const database = await testDatabase();
const ctx = database.ctx();
const person = { email: "ines@example.com", name: "Ines" };

it("a shop's first owner is invited by hand, again until they come, and never a second one", async () => {
  const [one, two] = (await Promise.all([inviteFirstOwner(ctx, person), inviteFirstOwner(ctx, person)])).map(
    must,
  );
  const alive = await Promise.all(
    [one!, two!].map(({ secret }) => peekOneTimeSecret(ctx, "staff_invitation", secret)),
  );
  expect(alive.filter(Boolean)).toEqual([{ email: person.email }]);
  const other = { email: "other@example.com", name: "Other" };
  expect(await inviteFirstOwner(ctx, other)).toMatchObject({ code: "owner_exists" });

  const { secret } = must(await inviteFirstOwner(ctx, person));
  must(await acceptInvitation(ctx, secret, PASSWORD));
  must(await signIn(ctx, "staff", { email: person.email, password: PASSWORD }, visit()));
  for (const late of [person, other])
    expect(await inviteFirstOwner(ctx, late)).toMatchObject({ code: "owner_exists" });
  expect(await count(database, "staff")).toBe(1);
});
