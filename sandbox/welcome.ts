import type { DemoPeople } from "@/lib/auth/demo-people";

export interface Welcome {
  readonly shopUrl: string;
  readonly people: DemoPeople;
  readonly stripeUrl: string | null;
  readonly mailboxUrl: string | null;
}

/** Everything a newcomer needs, once the shop answers. */
export function welcome({ shopUrl, people, stripeUrl, mailboxUrl }: Welcome): void {
  const { staff, customer } = people;
  const account = (name: string, { email, password }: { email: string; password: string }) =>
    `               ${name.padEnd(10)} ${email}  ${password}`;
  const lines = [
    "",
    `  The shop     ${shopUrl}`,
    account("customer", customer),
    `  The desk     ${shopUrl}/admin`,
  ];
  for (const person of staff) lines.push(account(person.role, person));
  if (stripeUrl) {
    lines.push(`  Payments     ${stripeUrl}/_sandbox (what Stripe would do, and faults to try)`);
    lines.push("               pays 4242 4242 4242 4242 · declined 4000 0000 0000 0002");
    lines.push("               no funds 4000 0000 0000 9995 · 3-D Secure 4000 0027 6000 3184");
    lines.push("               any date to come, any CVC; SEPA for a payment that arrives later");
  } else lines.push("  Payments     Stripe, with the key from the environment");
  if (mailboxUrl) lines.push(`  The mailbox  ${mailboxUrl}`);
  lines.push("", "  Ctrl-C stops everything; `npm run reset` begins anew.", "");
  process.stdout.write(`${lines.join("\n")}\n`);
}
