import { describe, expect, it } from "vitest";
import { seconds } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { silentLog } from "@/lib/kernel/log";
import { authenticatorApp } from "@/tests/authenticators";
import { storyClock, testDatabase } from "@/tests/database";
import { issue, makeCustomer, makeStaff, must, PASSWORD, secretIn, visit } from "@/tests/people";
import {
  changePassword,
  confirmIdentity,
  enrolTotp,
  finishSignIn,
  offerTotp,
  readCustomerSession,
  readStaffSession,
  requestPasswordReset,
  resetPassword,
  signIn,
  signOut,
} from "./index";

const database = await testDatabase();
const clock = storyClock();
const lines: string[] = [];
const record = (...said: unknown[]) => {
  lines.push(JSON.stringify(said));
};
const log = { ...silentLog, debug: record, info: record, warn: record, error: record };
const ctx: Ctx = { ...database.ctx({ clock }), log };

const told = () => lines.flatMap((line) => /"auth":"([^"]+)"/.exec(line)?.[1] ?? []);

describe("what happens around signing in", () => {
  it("is written down, and no secret with it: in the log, on the record, in what leaves", async () => {
    const NEW = "another quiet harbour";
    const secrets = [PASSWORD, NEW, "a wrong guess entirely"];
    const { address } = visit();
    const customer = await makeCustomer(ctx, "ada.reader@example.com");
    await signIn(
      ctx,
      "customer",
      { email: "ada.reader@example.com", password: "a wrong guess entirely" },
      visit(),
    );
    const entered = must(
      await signIn(ctx, "customer", { email: "ada.reader@example.com", password: PASSWORD }, visit()),
    );
    const secret = secretIn(entered.setCookie);
    const { sessionId } = (await readCustomerSession(ctx, secret))!;
    const changed = must(
      await changePassword(
        ctx,
        { ...customer, sessionId },
        { present_password: PASSWORD, new_password: NEW },
      ),
    );
    await signOut(ctx, "customer", visit({ secret: changed.session.secret }));
    must(await requestPasswordReset(ctx, "customer", "ada.reader@example.com", address));
    const link = await issue(ctx, "reset_customer_password", customer);
    must(await resetPassword(ctx, "customer", link, PASSWORD));
    secrets.push(secret, changed.session.secret, link);

    await makeStaff(ctx, "grace.desk@example.com", "owner");
    const credentials = { email: "grace.desk@example.com", password: PASSWORD };
    const first = secretIn(must(await signIn(ctx, "staff", credentials, visit())).setCookie);
    const offer = await offerTotp(ctx, (await readStaffSession(ctx, first))!);
    const app = authenticatorApp(offer.uri);
    const enrolling = app.code(clock.now());
    const added = must(
      await enrolTotp(
        ctx,
        (await readStaffSession(ctx, first))!,
        { sealed: offer.sealed, code: enrolling },
        address,
      ),
    );
    clock.advance(seconds(60));
    const pending = secretIn(must(await signIn(ctx, "staff", credentials, visit())).setCookie);
    const code = app.code(clock.now());
    expect((await finishSignIn(ctx, pending, { code: "123450" }, visit())).ok).toBe(false);
    const session = must(await finishSignIn(ctx, pending, { code }, visit()));
    const recovery = added.recoveryCodes![0]!;
    const staff = (await readStaffSession(ctx, session.secret))!;
    const confirmed = must(await confirmIdentity(ctx, staff, { code: recovery }, address));
    secrets.push(first, pending, code, enrolling, session.secret, confirmed.secret, offer.sealed);
    secrets.push(...added.recoveryCodes!, offer.secret, offer.secret.replaceAll(" ", ""));

    expect(new Set(told())).toEqual(
      new Set([
        "registered",
        "sign_in_failed",
        "signed_in",
        "signed_out",
        "password_changed",
        "password_reset_requested",
        "password_reset",
        "second_factor.totp_added",
        "second_factor_asked",
        "second_factor_refused.second_factor_wrong",
        "second_factor.recovery_code_used",
        "confirmed",
      ]),
    );
    const { rows } = await database.owner.query(
      `SELECT to_json(e)::text AS row FROM audit_entries e UNION ALL SELECT to_json(v)::text FROM audit_values v
       UNION ALL SELECT to_json(o)::text FROM outbox_events o`,
    );
    const written = [...lines, ...rows.map(({ row }) => String(row))];
    for (const hidden of secrets)
      expect(
        written.filter((line) => line.includes(hidden)),
        hidden,
      ).toEqual([]);
    // The log is kept longer and read by more than the shop's own staff: no address of a person in it either.
    expect(lines.filter((line) => line.includes("@example.com"))).toEqual([]);
  });
});
