import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync, Visitor } from "oxc-parser";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** One arrow: a file of ours names another file of ours, or a package. Type-only imports count like any other. */
export interface Arrow {
  readonly from: string;
  /** A path of ours without extension trouble, or a package's name. */
  readonly to: string;
  readonly isOurs: boolean;
  readonly line: number;
}

/** Every source file under these folders, tests left out unless asked for. */
export function sourceFiles(folders: readonly string[], withTests = false): string[] {
  return folders.flatMap((folder) => walk(join(root, folder), withTests)).map((file) => relative(root, file));
}

function walk(path: string, withTests: boolean): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const at = join(path, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : walk(at, withTests);
    const isSource = /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.endsWith(".d.ts");
    return isSource && (withTests || !/\.test\.tsx?$/.test(entry.name)) ? [at] : [];
  });
}

/** The arrows that leave a file: import, export from, dynamic import, and `import("…")` in types. */
export function arrowsOf(file: string, text = readFileSync(join(root, file), "utf8")): Arrow[] {
  const parsed = parseSync(file, text, { sourceType: "module" });
  const found: { specifier: string; at: number }[] = [];
  for (const entry of parsed.module.staticImports)
    found.push({ specifier: entry.moduleRequest.value, at: entry.start });
  for (const entry of parsed.module.staticExports)
    for (const item of entry.entries)
      if (item.moduleRequest) found.push({ specifier: item.moduleRequest.value, at: entry.start });
  new Visitor({
    ImportExpression(node) {
      if (node.source.type === "Literal" && typeof node.source.value === "string")
        found.push({ specifier: node.source.value, at: node.start });
    },
    TSImportType(node) {
      found.push({ specifier: node.source.value, at: node.start });
    },
  }).visit(parsed.program);
  return found.map(({ specifier, at }) => ({
    from: file,
    ...target(file, specifier),
    line: text.slice(0, at).split("\n").length,
  }));
}

function target(file: string, specifier: string): { to: string; isOurs: boolean } {
  const path = specifier.startsWith("@/")
    ? join(root, specifier.slice(2))
    : specifier.startsWith(".")
      ? resolve(root, dirname(file), specifier)
      : null;
  if (path === null) return { to: packageName(specifier), isOurs: false };
  return { to: relative(root, found(path)), isOurs: true };
}

function found(path: string): string {
  const candidates = [path, ...[".ts", ".tsx", ".mjs", "/index.ts", "/index.tsx"].map((end) => path + end)];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile()) ?? path;
}

function packageName(specifier: string): string {
  const [first = "", second = ""] = specifier.split("/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}
