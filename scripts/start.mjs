// `npm start`, `npm run dev`, `npm run reset`: needs nothing but Node and npm, so nothing is imported but Node's own.
import { spawn } from "node:child_process";
import { ensureInstalled, requireNode, root, tsxArguments, tsxEnvironment } from "./bootstrap.mjs";

requireNode();
ensureInstalled();

const child = spawn(process.execPath, tsxArguments("sandbox/start.ts", process.argv.slice(2)), {
  cwd: root,
  stdio: "inherit",
  env: tsxEnvironment(),
});
// Ctrl-C reaches the child too, which stops what it started; this process only waits for it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (signal !== "SIGINT") child.kill(/** @type {NodeJS.Signals} */ (signal));
  });
}
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
