// `npm run build`: Next's build, and then what it made for browsers once more in few bytes, so that no request waits
// for a compressor and none gets the quick one's larger answer (docs/decisions: built files).
import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, readdirSync, renameSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliCompress, createGzip, constants as zlib } from "node:zlib";
import { readEnvFile, root } from "./bootstrap.mjs";

/** Below it the answer's head is most of what is sent. */
const WORTH_BYTES = 1_000;
const compressed = /\.(js|css)$/;

const encoders = {
  br: (/** @type {number} */ size) =>
    createBrotliCompress({ params: { [zlib.BROTLI_PARAM_SIZE_HINT]: size } }),
  gz: () => createGzip({ level: 9 }),
};

// Where the build goes may be named there; Next reads it too, but says nothing of it.
readEnvFile();
await next();
// A host that serves these itself compresses them itself.
if (!process.env.VERCEL) await compress(join(root, process.env.NEXT_DIST_DIR ?? ".next", "static"));

/** @returns {Promise<void>} */
function next() {
  return new Promise((done) => {
    const command = join(root, "node_modules/next/dist/bin/next");
    const child = spawn(process.execPath, [command, "build"], { cwd: root, stdio: "inherit" });
    const end = () => child.kill("SIGTERM");
    process.once("SIGTERM", end);
    child.on("exit", (code) => {
      process.off("SIGTERM", end);
      if (code === 0) done();
      else process.exit(code ?? 1);
    });
  });
}

/** @param {string} folder */
async function compress(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && compressed.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const waiting = files
    .map((file) => ({ file, size: statSync(file).size }))
    .filter(({ size }) => size >= WORTH_BYTES);
  const work = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop())
      for (const [ending, encoder] of Object.entries(encoders)) {
        const whole = `${one.file}.${ending}`;
        // Browsers keep it for a year: a half one must not be found under its name.
        await pipeline(createReadStream(one.file), encoder(one.size), createWriteStream(`${whole}.part`));
        renameSync(`${whole}.part`, whole);
      }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}
