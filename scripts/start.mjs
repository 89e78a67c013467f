// `npm start`, `npm run dev`, `npm run reset`: needs nothing but Node and npm, so nothing is imported but Node's own.
import { spawn } from "node:child_process";
import {
  ensureInstalled,
  readEnvFile,
  requireNode,
  root,
  tsxArguments,
  tsxEnvironment,
  whenNpmEnds,
} from "./bootstrap.mjs";

requireNode();
ensureInstalled();
readEnvFile();

const child = spawn(process.execPath, tsxArguments("sandbox/start.ts", process.argv.slice(2)), {
  cwd: root,
  stdio: "inherit",
  env: tsxEnvironment(),
});
// The child stops what it started. A terminal's Ctrl-C reaches it too; being told twice does no harm.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => child.kill(signal));
}
whenNpmEnds(() => child.kill("SIGTERM"));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
