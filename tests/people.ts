import { expect } from "vitest";
import { createStaff, issueOneTimeSecret, type Person, type StaffRole, signUp, type Visit } from "@/lib/auth";
import { customerByEmail } from "@/lib/customers";
import type { Ctx } from "@/lib/kernel/context";
import type { Result } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import type { TestDatabase } from "./database";

type Purpose = Parameters<typeof issueOneTimeSecret>[1];

/** What everybody in tests signs in with. */
export const PASSWORD = "a quiet harbour at dawn";

let visits = 0;
/** A visit from a network of its own, so that only the limit a test is about counts. */
export const visit = (over: Partial<Visit> = {}): Visit => ({
  address: `10.${Math.floor(++visits / 65_536)}.${Math.floor(visits / 256) % 256}.${visits % 256}`,
  userAgent: "a test",
  secret: null,
  ...over,
});

export function must<T>(result: Result<T, string>): T {
  expect(result).toMatchObject({ ok: true });
  return (result as { value: T }).value;
}

export async function makeCustomer(ctx: Ctx, email: string, password = PASSWORD): Promise<Person> {
  const input = { email, password, first_name: "Ada", last_name: "Lovelace", locale: null };
  must(await signUp(ctx, input, visit().address));
  return { kind: "customer", id: (await customerByEmail(ctx, email))!.id };
}

export async function makeStaff(ctx: Ctx, email: string, role: StaffRole = "support"): Promise<Person> {
  return { kind: "staff", id: must(await createStaff(ctx, { email, name: "Grace Hopper", role }, PASSWORD)) };
}

export async function issue(ctx: Ctx, purpose: Purpose, person: Person): Promise<string> {
  const issued = await transact(ctx, (tx) => issueOneTimeSecret(tx, purpose, person));
  expect(issued).not.toBeNull();
  return issued!.secret;
}

/** The secret in a Set-Cookie value. */
export const secretIn = (setCookie: string) => /=([^;]*)/.exec(setCookie)![1]!;

export async function count(database: TestDatabase, sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await database.owner.query(`SELECT count(*)::int AS n FROM ${sql}`, values);
  return rows[0].n;
}

export const events = (database: TestDatabase, type: string, subject: string) =>
  count(database, "outbox_events WHERE type = $1 AND subject = $2", [type, subject]);
