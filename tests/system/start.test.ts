import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "@/sandbox/ports";
import { root } from "@/sandbox/state";
import { tsxArguments } from "@/scripts/bootstrap.mjs";
import { TEMPLATE } from "../template";
import { type SystemShop, startSystem } from "./system";

/** A web process that must not serve ends at once, with one sentence for whoever started it. */
let system: SystemShop;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

async function start(
  change: Record<string, string>,
  entry: readonly string[] = [join(root, "server.mjs")],
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, entry, {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      TSX_TSCONFIG_PATH: join(root, "tsconfig.node.json"),
      ...system.env,
      PORT: String(await freePort()),
      NODE_ENV: "production",
      ...change,
    } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  const timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
  const [code] = await once(child, "exit");
  clearTimeout(timer);
  return { code, said };
}

const refusals: readonly [name: string, change: Record<string, string>, says: RegExp][] = [
  ["a weak secret", { CARTWRIGHT_SECRET: "secret" }, /CARTWRIGHT_SECRET is too weak/],
  ["half of Stripe", { STRIPE_WEBHOOK_SECRET: "" }, /STRIPE_WEBHOOK_SECRET is missing/],
  [
    "live money in the sandbox",
    { STRIPE_SECRET_KEY: ["sk", "live", "0123456789"].join("_") },
    /does not start beside live money/,
  ],
  [
    "a shop on the sandbox's database",
    { CARTWRIGHT_SANDBOX: "", STRIPE_API_URL: "", STRIPE_SECRET_KEY: "sk_test_0123456789", LIMIT_FACTOR: "" },
    /made by the sandbox/,
  ],
];
for (const [name, change, says] of refusals) {
  it(`refuses ${name}`, async () => {
    const { code, said } = await start(change);
    expect(said).toMatch(says);
    expect(said).not.toMatch(/\n\s+at /);
    expect(code).toBe(1);
  });
}

const other = (name: string) => {
  const url = new URL(system.env.DATABASE_URL!);
  return { DATABASE_URL: `postgres://postgres@${url.host}/${name}` };
};

it("says what a database is missing: tables, or a shop", async () => {
  const shop = { CARTWRIGHT_SANDBOX: "", STRIPE_API_URL: "", LIMIT_FACTOR: "" };
  const noTables = await start({ ...shop, STRIPE_SECRET_KEY: "sk_test_0123456789", ...other("postgres") });
  expect(noTables).toMatchObject({
    code: 1,
    said: expect.stringMatching(/no tables yet: run `npm run migrate`/),
  });
  const noShop = await start(other(TEMPLATE));
  expect(noShop).toMatchObject({ code: 1, said: expect.stringMatching(/no shop in this database yet/) });
});

it("is as strict with a worker of its own", async () => {
  const change = { CARTWRIGHT_SANDBOX: "", STRIPE_API_URL: "", STRIPE_SECRET_KEY: "sk_test_0123456789" };
  const { code, said } = await start({ ...change, LIMIT_FACTOR: "" }, tsxArguments("scripts/worker.ts"));
  expect(said).toMatch(/made by the sandbox/);
  expect(said).not.toMatch(/\n\s+at /);
  expect(code).toBe(1);
});

it("refuses the sandbox on a database that does not carry its mark", async () => {
  await system.database.pool.query("SELECT 1");
  const { Client } = (await import("pg")).default;
  const owner = new Client({
    connectionString: system.env.DATABASE_URL!.replace("cartwright@", "cartwright_owner@"),
  });
  await owner.connect();
  await owner.query("DELETE FROM database_mark");
  const { code, said } = await start({});
  await owner.query(
    "INSERT INTO database_mark (id, sandbox, created_at) VALUES (gen_random_uuid(), 'sandbox', now())",
  );
  await owner.end();
  expect(said).toMatch(/does not carry its mark/);
  expect(code).toBe(1);
});
