import type { PastPayment } from "@/db/seed/demo/history/past-payment";
import type { Sandbox } from "./core";
import { listen } from "./http/server";
import { resolveOptions, type StripeSandboxOptions } from "./options";
import { rememberPayment } from "./past";
import { createSandbox } from "./sandbox";

export type { StripeSandboxOptions } from "./options";

/** A running Stripe sandbox. */
export interface StripeSandbox {
  /** `http://localhost:PORT`, the origin of the payment page and of the control API. */
  url: string;
  port: number;
  /** A secret key that it takes; any that begins with `sk_test_sandbox` will do. */
  apiKey: string;
  /** For `new Stripe(apiKey, clientOptions)`. */
  clientOptions: { host: string; port: number; protocol: "http" };
  /** Takes in payments that a demo shop's past had, as if they had been made here. */
  remember(past: readonly PastPayment[]): void;
  /** Stops listening, sending and waiting; what is in the data file goes on at the next start. */
  close(): Promise<void>;
}

/**
 * Starts a stateful stand-in for Stripe on this machine.
 * @throws when the port is taken or the data file is not one of the sandbox.
 */
export async function startStripe(options: StripeSandboxOptions = {}): Promise<StripeSandbox> {
  const resolved = resolveOptions(options);
  let sandbox: Sandbox | null = null;
  // The port first: loading rewrites the data file, which another sandbox on this port may still be using. Nothing
  // is received before the state is loaded, as that happens without letting go of the thread.
  const { port, close } = await listen(resolved, () => sandbox!);
  const url = resolved.publicOrigin ?? `http://localhost:${port}`;
  try {
    sandbox = createSandbox(resolved, url);
  } catch (error) {
    await close();
    throw error;
  }
  const running = sandbox;
  return {
    url,
    port,
    apiKey: "sk_test_sandbox",
    // An address that means "all" is no address to call.
    clientOptions: {
      host: /^[0.:]+$/.test(resolved.host) ? "127.0.0.1" : resolved.host,
      port,
      protocol: "http",
    },
    remember(past) {
      running.commit(null, (tx) => {
        for (const payment of past) rememberPayment(tx, payment);
      });
    },
    async close() {
      await close();
      await running.stop();
    },
  };
}
