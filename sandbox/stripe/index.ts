import { listen } from "./http/server";
import type { StripeSandboxOptions } from "./options";
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
  /** Stops listening, sending and waiting; what is in the data file goes on at the next start. */
  close(): Promise<void>;
}

/**
 * Starts a stateful stand-in for Stripe on this machine.
 * @throws when the port is taken or the data file is not one of the sandbox.
 */
export async function startStripe(options: StripeSandboxOptions = {}): Promise<StripeSandbox> {
  const sandbox = createSandbox(options);
  try {
    const { port, close } = await listen(sandbox);
    sandbox.origin = sandbox.options.publicOrigin ?? `http://localhost:${port}`;
    return {
      url: sandbox.origin,
      port,
      apiKey: "sk_test_sandbox",
      clientOptions: { host: sandbox.options.host, port, protocol: "http" },
      async close() {
        await close();
        await sandbox.stop();
      },
    };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}
