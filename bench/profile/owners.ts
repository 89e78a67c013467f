import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

const maps = new Map<string, SourceMap | null>();

/** The file that a frame was written in: through the build's source maps where there are some. */
export function sourceOf(frame: CallFrame): string {
  if (!frame.url.startsWith("file:") && !frame.url.startsWith("/")) return frame.url;
  const file = frame.url.startsWith("file:") ? fileURLToPath(frame.url) : frame.url;
  if (!file.includes("/server/chunks/")) return file;
  const map = mapOf(file);
  const entry = map?.findEntry(frame.lineNumber, frame.columnNumber);
  return entry && "originalSource" in entry && entry.originalSource ? entry.originalSource : file;
}

function mapOf(file: string): SourceMap | null {
  const known = maps.get(file);
  if (known !== undefined) return known;
  const beside = `${file}.map`;
  const map = existsSync(beside) ? new SourceMap(JSON.parse(readFileSync(beside, "utf8"))) : null;
  maps.set(file, map);
  return map;
}

/** Who answers for a frame: a package, one of our folders, or null for Node and V8, which work for whoever called. */
export function ownerOf(frame: CallFrame): string | null {
  if (frame.url === "" || frame.url.startsWith("node:")) return null;
  const source = sourceOf(frame);
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(
    source.slice(source.lastIndexOf("node_modules/")),
  );
  if (inPackage) return packages[inPackage[1]!] ?? inPackage[1]!;
  const ours = /(?:^|\/)(app|lib|db|bench)\/([^/]+)/.exec(source.replace("[project]/", "/"));
  if (ours) return ours[1] === "bench" ? "bench" : `ours: ${ours[1]}/${ours[1] === "lib" ? ours[2] : "…"}`;
  if (/server\.mjs$/.test(source)) return "ours: server.mjs";
  return "Next";
}

const packages: Readonly<Record<string, string>> = {
  next: "Next",
  "drizzle-orm": "Drizzle",
  pg: "pg",
  "pg-protocol": "pg",
  "pg-pool": "pg",
  "pg-types": "pg",
  "postgres-date": "pg",
  "postgres-array": "pg",
  "postgres-interval": "pg",
  stripe: "Stripe SDK",
  zod: "zod",
};
