import { inviteStaffSchema, staffRoles } from "@/lib/auth/contract";
import { system } from "@/lib/kernel/actor";
import type { Ctx } from "@/lib/kernel/context";
import { readRunning } from "@/sandbox/state";

// `npm run staff`, for whoever stands at the server: the first owner of a shop, and an owner who lost every factor.
const usage = `Usage: npm run staff -- add EMAIL ${staffRoles.join("|")} NAME
       npm run staff -- reset-second-factor EMAIL
       npm run staff -- list
`;

if (!process.env.DATABASE_URL) {
  const running = readRunning();
  if (!running) end("Which shop? Start it with `npm start`, or set DATABASE_URL.\n", 2);
  Object.assign(process.env, running.env);
}

const { admitStaff, listStaff, resetSecondFactor } = await import("@/lib/auth");
const { emailKey } = await import("@/lib/kernel/email");
const { contextFor, database } = await import("@/lib/platform/runtime");
const { shopUrl } = await import("@/lib/platform/urls");

const [command = "", ...rest] = process.argv.slice(2);
const commands: Readonly<Record<string, (ctx: Ctx) => Promise<string | null>>> = {
  add,
  list,
  "reset-second-factor": reset,
};
try {
  const said = await commands[command]?.(contextFor(system("npm run staff")));
  if (said) process.stdout.write(said);
  else process.stderr.write(usage);
  process.exitCode = said ? 0 : 2;
} finally {
  await database().close();
}

async function add(ctx: Ctx): Promise<string | null> {
  const [email, role, ...name] = rest;
  const person = inviteStaffSchema.safeParse({ email, role, name: name.join(" ") });
  if (!person.success) return null;
  const admitted = await admitStaff(ctx, person.data);
  return admitted.ok
    ? `${person.data.email} chooses a password here, once, within three days:\n${shopUrl(`/admin/invitation/${admitted.value.secret}`)}\n`
    : "Somebody has this e-mail address already.\n";
}

async function list(ctx: Ctx): Promise<string> {
  const staff = await listStaff(ctx);
  const state = (one: (typeof staff)[number]) =>
    one.disabled_at ? "  (disabled)" : one.invited ? "  (invited)" : "";
  return `${staff.map((one) => `${one.role.padEnd(10)} ${one.email}${state(one)}`).join("\n")}\n`;
}

async function reset(ctx: Ctx): Promise<string | null> {
  const [email] = rest;
  if (!email) return null;
  const one = (await listStaff(ctx)).find((member) => emailKey(member.email) === emailKey(email));
  if (!one) return "There is no such member of staff.\n";
  await resetSecondFactor(ctx, one.id);
  return `${one.email} signs in with the password alone, and sets up a new second factor where the role needs one.\n`;
}

function end(sentence: string, code: number): never {
  process.stderr.write(sentence);
  process.exit(code);
}
