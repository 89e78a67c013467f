import { ensureBuilt } from "./build";
import { SandboxError } from "./postgres";

/** Builds the shop unless the same sources are built already: the stage before everything that runs the build. */
try {
  const built = await ensureBuilt(process.env);
  process.stdout.write(built ? "built\n" : "built already\n");
} catch (error) {
  process.stderr.write(`${error instanceof SandboxError ? error.message : String(error)}\n`);
  process.exit(1);
}
