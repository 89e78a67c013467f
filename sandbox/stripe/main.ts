import { parseArgs } from "node:util";
import { startStripe } from "./index";
import type { StripeSandboxOptions } from "./options";

const usage = `Starts the Stripe sandbox. Flags, and the variables that stand in for them:

  --port N               STRIPE_SANDBOX_PORT            default 12111; 0 for a free one
  --data FILE            STRIPE_SANDBOX_DATA            keeps the state; without it the state is in memory
  --webhook-url URL      STRIPE_SANDBOX_WEBHOOK_URL     where events are sent
  --webhook-secret S     STRIPE_SANDBOX_WEBHOOK_SECRET  signs them
  --events A,B           STRIPE_SANDBOX_EVENTS          the types to send; default all
  --on-demand            STRIPE_SANDBOX_ON_DEMAND=1     send only when the control API says so
  --async-delay MS       STRIPE_SANDBOX_ASYNC_DELAY     until a delayed method has its result; default 10000
`;

const { values } = parseArgs({
  options: {
    port: { type: "string" },
    data: { type: "string" },
    "webhook-url": { type: "string" },
    "webhook-secret": { type: "string" },
    events: { type: "string" },
    "on-demand": { type: "boolean" },
    "async-delay": { type: "string" },
    help: { type: "boolean" },
  },
});

function fail(sentence: string): never {
  process.stderr.write(`stripe sandbox: ${sentence}\n`);
  process.exit(1);
}

/** A flag, or its variable; empty counts as absent. */
function said(
  flag: Exclude<keyof typeof values, "on-demand" | "help">,
  variable: string,
): string | undefined {
  return values[flag] || process.env[variable] || undefined;
}

function count(text: string | undefined, what: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) fail(`${what} must be a whole number, not "${text}"`);
  return Number(text);
}

function readOptions(): StripeSandboxOptions {
  const url = said("webhook-url", "STRIPE_SANDBOX_WEBHOOK_URL");
  const secret = said("webhook-secret", "STRIPE_SANDBOX_WEBHOOK_SECRET");
  if ((url === undefined) !== (secret === undefined)) fail("a webhook needs both its URL and its secret");
  const events = said("events", "STRIPE_SANDBOX_EVENTS")?.split(",");
  const onDemand = values["on-demand"] ?? process.env.STRIPE_SANDBOX_ON_DEMAND === "1";
  return {
    port: count(said("port", "STRIPE_SANDBOX_PORT"), "the port") ?? 12_111,
    dataFile: said("data", "STRIPE_SANDBOX_DATA"),
    webhooks: url && secret ? [{ url, secret, enabled_events: events }] : [],
    webhookDelivery: onDemand ? "on_demand" : "auto",
    asyncDelay: count(said("async-delay", "STRIPE_SANDBOX_ASYNC_DELAY"), "the delay"),
  };
}

function reason(error: unknown, port: number | undefined): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE") return `port ${port} is taken; stop what uses it or choose another with --port`;
  if (code === "ENOSPC") return "the disk is full; the data file cannot be written";
  return error instanceof Error ? error.message : String(error);
}

if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
// Sandbox payments beside real ones are a mistake that nobody should be able to make.
if (/^[a-z]+_live_/i.test(process.env.STRIPE_SECRET_KEY ?? "")) {
  fail("a live Stripe key is set (STRIPE_SECRET_KEY); the sandbox does not start beside it");
}

const options = readOptions();
const sandbox = await startStripe(options).catch((error: unknown) => fail(reason(error, options.port)));
process.stdout.write(`stripe sandbox: ${sandbox.url} (control page ${sandbox.url}/_sandbox)\n`);
process.send?.({ ready: true, url: sandbox.url, port: sandbox.port });

let closing = false;
function close(): void {
  if (closing) return;
  closing = true;
  void sandbox.close().finally(() => process.exit(0));
}
process.on("SIGINT", close);
process.on("SIGTERM", close);
// A supervisor that was killed cannot send a signal; its channel closes all the same.
process.on("disconnect", close);
