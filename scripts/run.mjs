// `node scripts/run.mjs FILE …`: runs one of our TypeScript commands with what `bootstrap` prepares.
import { spawn } from "node:child_process";
import {
  ensureInstalled,
  fail,
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
const [file, ...rest] = process.argv.slice(2);
if (!file) fail("Usage: node scripts/run.mjs FILE [ARGUMENTS]");
const child = spawn(process.execPath, tsxArguments(file, rest), {
  cwd: root,
  stdio: "inherit",
  env: tsxEnvironment(),
});
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
whenNpmEnds(() => child.kill("SIGTERM"));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
