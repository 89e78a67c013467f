import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { removePostgres, SandboxError } from "./postgres";
import { inState, stateDir } from "./state";

/** A database that was named is not ours to delete. */
export function refuseReset(): void {
  if (process.env.DATABASE_URL)
    throw new SandboxError(
      "DATABASE_URL is set: `npm run reset` deletes the sandbox's own database only. Make that one anew yourself, mark it with `npm run sandbox:mark`, and start again.",
    );
}

/** Deletes everything the sandbox has kept but the word that this process has it. */
export async function forgetEverything(): Promise<void> {
  await removePostgres(inState("postgres"));
  for (const name of readdirSync(stateDir))
    if (name !== "running.json") rmSync(join(stateDir, name), { recursive: true, force: true });
}
