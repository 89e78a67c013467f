import { refusalToStart } from "@/lib/platform/start-check";
import { SandboxError } from "./postgres";
import { startServices } from "./services";
import { claimState, forgetRunning, readRunning } from "./state";

/**
 * For commands: the database that the environment names, else the running sandbox's, else the sandbox's own, started
 * for the time of the command. Puts what the shop's code reads into the environment; returns what stops it.
 */
export async function reachShop(): Promise<() => Promise<void>> {
  const stop = await reach();
  const refusal = await refusalToStart();
  if (!refusal) return stop;
  await stop();
  throw new SandboxError(refusal);
}

async function reach(): Promise<() => Promise<void>> {
  if (process.env.DATABASE_URL && process.env.CARTWRIGHT_SECRET) return async () => {};
  const running = readRunning();
  if (running?.env) {
    Object.assign(process.env, running.env);
    return async () => {};
  }
  if (claimState()) throw new SandboxError("The shop is starting or stopping. Try again when it is done.");
  try {
    const services = await startServices({
      port: 3000,
      shopUrl: "http://localhost:3000",
      databaseOnly: true,
    });
    Object.assign(process.env, services.env);
    return async () => {
      await services.stop();
      forgetRunning();
    };
  } catch (error) {
    forgetRunning();
    throw error;
  }
}
