import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "@/sandbox/state";

/** One way into the build: a page, one method of a route, or a server action. */
export interface BuiltDoor {
  /** `page /admin/orders/[order]`, `POST /api/v1/cart/lines`, `action /admin/orders ship`: what the table is keyed by. */
  readonly key: string;
  readonly kind: "page" | "route" | "action";
  readonly method: string;
  /** The address with its parameters in brackets; of an action, a page that may call it. */
  readonly address: string;
  /** Of an action, what a browser calls it by. */
  readonly actionId: string | null;
}

type Manifest<V> = Readonly<Record<string, V>>;

/**
 * Every door of a build, read off its manifests and not off the source, so that none is forgotten: pages and routes
 * from the app paths, a route's methods from the running server's own word (OPTIONS), actions from the reference
 * manifest of server functions.
 */
export async function builtDoors(distDir: string, url: string): Promise<readonly BuiltDoor[]> {
  const routes = manifest<string>(distDir, "app-path-routes-manifest.json");
  const doors: BuiltDoor[] = [];
  for (const file of Object.keys(manifest<string>(distDir, "server/app-paths-manifest.json"))) {
    const address = routes[file];
    if (address === undefined) throw new Error(`${file} has no address in the build`);
    // Next's own pages for what is not found or broken: the server answers 404 for their names, which bad-input proves.
    if (address.startsWith("/_")) continue;
    if (file.endsWith("/page")) doors.push(door("page", "GET", address));
    else for (const method of await methodsOf(url, address)) doors.push(door("route", method, address));
  }
  return [...doors, ...builtActions(distDir)].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function door(kind: "page" | "route", method: string, address: string): BuiltDoor {
  const name = kind === "page" ? "page" : method;
  return { key: `${name} ${address}`, kind, method, address, actionId: null };
}

/** Every server action of a build. */
export function builtActions(distDir: string): readonly BuiltDoor[] {
  const routes = manifest<string>(distDir, "app-path-routes-manifest.json");
  interface Reference {
    readonly filename: string;
    readonly exportedName: string;
    readonly workers: Manifest<unknown>;
  }
  const { node, edge } = manifest<Manifest<Reference>>(distDir, "server/server-reference-manifest.json");
  return Object.entries({ ...node, ...edge }).map(([actionId, { filename, exportedName, workers }]) => {
    const [worker = ""] = Object.keys(workers);
    const home = filename
      .replace(/^app/, "")
      .replace(/\/\([^/]+\)/g, "")
      .replace(/\/[^/]+$/, "");
    return {
      key: `action ${home} ${exportedName}`,
      kind: "action",
      method: "POST",
      address: routes[worker.replace(/^app/, "")] ?? home,
      actionId,
    } as const;
  });
}

async function methodsOf(url: string, address: string): Promise<string[]> {
  const answer = await fetch(`${url}${filled(address)}`, { method: "OPTIONS" });
  const allowed = (answer.headers.get("allow") ?? "").split(",").map((method) => method.trim());
  const own = allowed.filter((method) => !["", "HEAD", "OPTIONS"].includes(method));
  if (own.length === 0) throw new Error(`${address} names no method (${answer.status})`);
  return own;
}

/** An address with its parameters filled in; `x` where none is given. */
export function filled(address: string, params: Manifest<string> = {}): string {
  return address.replace(/\[(?:\.\.\.)?([^\]]+)\]/g, (_all, name: string) => params[name] ?? "x");
}

function manifest<V>(distDir: string, file: string): Manifest<V> {
  return JSON.parse(readFileSync(join(root, distDir, file), "utf8")) as Manifest<V>;
}
