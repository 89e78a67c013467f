import { readFileSync } from "node:fs";
import { type CallFrame, ownerOf, sourceOf } from "./owners";

interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly children?: readonly number[];
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface Share {
  readonly name: string;
  /** Of the time in which the process was not idle. */
  readonly share: number;
}

export interface ProfileShares {
  readonly busySeconds: number;
  readonly owners: readonly Share[];
  /** What the owners had Node do: the module of the frame itself. */
  readonly work: readonly Share[];
  readonly functions: readonly Share[];
}

/**
 * Who used the time of a V8 CPU profile. Time in Node's own modules and in V8 goes to whoever called them; a second
 * list says what it was. Time is wall time of the thread: a write to a socket on a busy machine includes the moment
 * in which the receiver was run instead.
 */
export function readProfile(file: string): ProfileShares {
  const profile = JSON.parse(readFileSync(file, "utf8")) as Profile;
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])),
  );
  const time = new Map<number, number>();
  for (const [at, id] of profile.samples.entries())
    time.set(id, (time.get(id) ?? 0) + (profile.timeDeltas[at] ?? 0));

  const owners = new Map<string, number>();
  const work = new Map<string, number>();
  const functions = new Map<string, number>();
  let busy = 0;
  for (const [id, spent] of time) {
    const { callFrame } = nodes.get(id)!;
    if (callFrame.functionName === "(idle)") continue;
    busy += spent;
    const owner = ownerAbove(id);
    add(owners, owner, spent);
    add(work, `${owner} → ${kindOf(callFrame)}`, spent);
    add(functions, `${callFrame.functionName || "(anonymous)"} in ${placeOf(callFrame)} for ${owner}`, spent);
  }
  return {
    busySeconds: busy / 1e6,
    owners: shares(owners, busy),
    work: shares(work, busy),
    functions: shares(functions, busy),
  };

  function ownerAbove(id: number): string {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const { callFrame } = nodes.get(at)!;
      if (callFrame.functionName === "(garbage collector)") return "garbage collector";
      const owner = ownerOf(callFrame);
      if (owner) return owner;
    }
    return "Node alone";
  }
}

function kindOf(frame: CallFrame): string {
  if (frame.url === "") return frame.functionName === "" ? "native" : frame.functionName;
  if (frame.url.startsWith("node:")) return frame.url.split("/").slice(0, 2).join("/");
  return "own code";
}

function placeOf(frame: CallFrame): string {
  if (frame.url === "") return "V8";
  const source = sourceOf(frame);
  return `${source.split("/").slice(-2).join("/")}:${frame.lineNumber + 1}`;
}

function add(to: Map<string, number>, name: string, spent: number): void {
  to.set(name, (to.get(name) ?? 0) + spent);
}

function shares(of: ReadonlyMap<string, number>, busy: number): Share[] {
  return [...of].map(([name, spent]) => ({ name, share: spent / busy })).sort((a, b) => b.share - a.share);
}
