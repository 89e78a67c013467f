import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/messages";
import { orderEvents } from "@/db/schema/orders";
import { outboxDeliveries, outboxEvents } from "@/db/schema/platform";
import { settleOrder } from "@/lib/checkout";
import { shipOrder } from "@/lib/fulfilment";
import { linesOf } from "@/lib/orders";
import { factOf, retrieveSession } from "@/lib/payments";
import type { Step } from "@/lib/platform/checkpoint";
import { openProblems } from "@/lib/platform/problems";
import { startMailbox } from "@/sandbox/mail";
import { testDatabase } from "@/tests/database";
import { openShop, type TestShop } from "@/tests/factories";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";

/** Real processes, really killed (SIGKILL), between "shipped" and "the mail of it is sent". */
const root = fileURLToPath(new URL("../..", import.meta.url));
const mailbox = await startMailbox();
const { control } = await testStripe({ webhookDelivery: "on_demand" });
const database = await testDatabase();
const ctx = database.ctx();
const children = new Set<ChildProcess>();
let shop: TestShop;
let walk: ReturnType<typeof walker>;

beforeAll(async () => {
  shop = await openShop(ctx);
  walk = walker(ctx, shop);
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await mailbox.close();
});

/** The worker in a process of its own, as `npm run worker` starts it. */
function startWorkerProcess(fault?: Step): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    cwd: root,
    env: {
      ...process.env,
      TSX_TSCONFIG_PATH: "tsconfig.node.json",
      DATABASE_URL: database.url,
      SMTP_URL: mailbox.smtpUrl,
      MAIL_FROM: "Shop <shop@example.com>",
      FAULT_STEP: fault ?? "",
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  children.add(child);
  return child;
}

async function killedAt(step: Step): Promise<void> {
  const child = startWorkerProcess(step);
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await done()) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error("it did not happen within thirty seconds");
}

async function shippedOrder(email: string): Promise<string> {
  const cup = await shop.sells();
  const { orderId, sessionId } = await walk.toPayment([{ itemId: cup.itemId }], { email });
  await control.pay(sessionId);
  await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
  // What was told until now is not what is looked at.
  await database.owner.query("DELETE FROM graphile_worker._private_jobs");
  const [line] = await linesOf(ctx, orderId);
  const shipped = await shipOrder(ctx, orderId, {
    lines: [{ line_id: line!.id, quantity: 1 }],
    carrier: null,
    tracking_number: null,
    tracking_url: null,
    notify: true,
  });
  expect(shipped.ok).toBe(true);
  return orderId;
}

const messageOf = async (orderId: string) =>
  (await ctx.db.select().from(messages).where(eq(messages.orderId, orderId)))[0];

/** How often the mail reaches the server: twice only when the process died between its taking it and our mark. */
const steps: readonly (readonly [Step, "none" | "queued" | "sent", number])[] = [
  ["event.taken", "none", 1],
  ["mail.rendered", "none", 1],
  ["event.handled", "queued", 1],
  ["mail.sent", "queued", 2],
  ["mail.marked", "sent", 1],
];

describe("a worker killed at", () => {
  it.each(steps)(
    "%s leaves the message %s, and the next start makes it one mail",
    async (step, left, times) => {
      const email = `${step.replace(".", "-")}@example.com`;
      const orderId = await shippedOrder(email);
      await killedAt(step);
      expect((await messageOf(orderId))?.state ?? "none").toBe(left);

      const next = startWorkerProcess();
      await until(async () => {
        const waiting = await database.owner.query(
          "SELECT FROM graphile_worker.jobs WHERE task_identifier IN ('deliver-event', 'send-message')",
        );
        return waiting.rowCount === 0 && (await messageOf(orderId))?.state === "sent";
      });
      next.kill("SIGTERM");
      expect(await once(next, "exit")).toEqual([0, null]);

      const all = await ctx.db.select().from(messages).where(eq(messages.orderId, orderId));
      expect(all).toMatchObject([{ template: "order_shipped", state: "sent", attempts: times }]);
      const letters = mailbox.letters({ to: email });
      expect(letters).toMatchObject([{ times, messageId: all[0]!.mailId }]);
      const told = await ctx.db
        .select()
        .from(orderEvents)
        .where(and(eq(orderEvents.orderId, orderId), eq(orderEvents.type, "message_sent")));
      expect(told).toHaveLength(1);
      const [event] = await ctx.db
        .select()
        .from(outboxEvents)
        .where(and(eq(outboxEvents.subject, orderId), eq(outboxEvents.type, "order.shipped")));
      const delivered = await ctx.db
        .select()
        .from(outboxDeliveries)
        .where(eq(outboxDeliveries.eventId, event!.id));
      expect(delivered).toMatchObject([{ handler: "mail", state: "done" }]);
      expect(await openProblems(ctx)).toEqual([]);
    },
    60_000,
  );
});
