import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "@/sandbox/state";

type Params = Record<string, string>;
type Handle = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

export interface MatchedDoor {
  readonly handle: Handle;
  readonly params: Params;
}

interface Door {
  readonly segments: readonly string[];
  readonly handlers: Readonly<Record<string, unknown>>;
}

/** Folders whose modules need Next around them, and no shopper's order passes through them. */
const left = /\/(auth|internal|jobs|docs|openapi\.json)\//;

/** Loads every `route.ts` under a folder of `app`, and returns what finds one by method and path as Next would. */
export async function doorsUnder(
  folder: string,
): Promise<(method: string, path: string) => MatchedDoor | null> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => join(root, folder, file))
    .filter((file) => file.endsWith("route.ts") && !left.test(file));
  const doors: Door[] = [];
  for (const file of files) {
    const segments = relative(join(root, "app"), file).split("/").slice(0, -1);
    doors.push({ segments, handlers: await import(pathToFileURL(file).href) });
  }
  // A literal segment wins over a parameter.
  doors.sort((a, b) => holes(a) - holes(b));
  return (method, path) => {
    const wanted = path.split("/").filter(Boolean);
    for (const door of doors) {
      const params = match(door.segments, wanted);
      const handle = params && (door.handlers[method] as Handle | undefined);
      if (params && handle) return { handle, params };
    }
    return null;
  };
}

const isHole = (segment: string) => segment.startsWith("[");
const holes = (door: Door) => door.segments.filter(isHole).length;

function match(segments: readonly string[], wanted: readonly string[]): Params | null {
  if (segments.length !== wanted.length) return null;
  const params: Params = {};
  for (const [at, segment] of segments.entries()) {
    if (isHole(segment)) params[segment.slice(1, -1)] = decodeURIComponent(wanted[at]!);
    else if (segment !== wanted[at]) return null;
  }
  return params;
}
