import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { adapters, mayImport, mayRead, speaksNext, wiring } from "./floors";
import { type Arrow, arrowsOf, root, sourceFiles } from "./imports";

const ground = ["kernel", "platform", "shop"];
const domainOf = (file: string) => /^lib\/([a-z-]+)\//.exec(file)?.[1] ?? null;
const schemaOf = (file: string) => /^db\/schema\/([a-z-]+)\.ts$/.exec(file)?.[1] ?? null;

/** The reason why an arrow is not allowed, or null. */
function verdict(arrow: Arrow): string | null {
  return (arrow.isOurs ? ours(arrow) : theirs(arrow)) ?? null;
}

function ours({ from, to }: Arrow): string | null {
  const source = domainOf(from);
  const domain = domainOf(to);
  if (to.startsWith("sandbox/") && /^(app|components|db|lib)\//.test(from) && !from.startsWith("db/seed/"))
    return "nothing of the application imports the sandbox";
  if (from.startsWith("components/")) return fromComponents(to);
  if (from.startsWith("app/")) return to.startsWith("db/") ? "app never imports db" : null;
  if (wiring.includes(from)) return null;
  if (
    to === "lib/subscribers.ts" &&
    !/^(lib\/platform\/worker|lib\/worker|scripts\/|app\/api\/jobs|instrumentation)/.test(from)
  )
    return "only the worker imports the wiring";
  if (source === null) return null;
  if (domain !== null && domain !== source) return betweenDomains(source, from, domain, to);
  if (to.startsWith("db/")) return toTables(source, to);
  if (to.startsWith("app/") || to.startsWith("components/")) return fromLibUp(source, to);
  return null;
}

function betweenDomains(source: string, from: string, domain: string, to: string): string | null {
  const allowed = mayImport[source];
  if (!allowed) return `${source} has no floor in the table`;
  if (source === "kernel") return "the kernel imports nothing of ours";
  const fromGround = ground.includes(domain) && (!ground.includes(source) || groundOrder(source, domain));
  if (!fromGround && !allowed.includes(domain)) return `${source} may not import ${domain}`;
  if (ground.includes(domain)) return null;
  // Another domain is entered by its face, its client-safe contract, or rules that are pure.
  const isFace = new RegExp(`^lib/${domain}/(index|contract|[a-z-]+-rules|judge-code|cached)\\.ts$`).test(to);
  return isFace || domain === "auth" ? null : `${from} reaches into ${to}: use the face of ${domain}`;
}

/** Kernel below platform below shop. */
function groundOrder(source: string, domain: string): boolean {
  return ground.indexOf(domain) < ground.indexOf(source);
}

function toTables(source: string, to: string): string | null {
  if (to === "db/client.ts") return source === "platform" ? null : "only platform opens connections";
  if (to === "db/append-only.ts") return null;
  const schema = schemaOf(to);
  if (schema === null || schema === "columns") return null;
  const extra = mayRead[source];
  if (extra === "all" || schema === source || extra?.includes(schema)) return null;
  return `${source} may not touch the tables of ${schema}`;
}

function fromComponents(to: string): string | null {
  if (to.startsWith("components/")) return null;
  if (/^lib\/kernel\//.test(to) || /^lib\/[a-z-]+\/(contract|words|permissions)\.ts$/.test(to)) return null;
  if (to.startsWith("app/") && /(actions|fonts)/.test(to)) return null;
  return "components import contracts, the kernel and components";
}

function fromLibUp(source: string, to: string): string | null {
  return `${source} may not import ${to}`;
}

function theirs({ from, to }: Arrow): string | null {
  for (const adapter of adapters)
    if (to === adapter.package && /^(lib|app|components)\//.test(from) && !adapter.only.test(from))
      return `${to} lives in its adapter`;
  if (to === "next" && /^(lib|db)\//.test(from) && !speaksNext.test(from))
    return "only app, components, web, auth and cached.ts speak Next";
  if (
    from.startsWith("lib/kernel/") &&
    !["zod", "uuid", "drizzle-orm", "canonicalize", "pg", "postcode-validator"].includes(to) &&
    !to.startsWith("node:")
  )
    return "the kernel stands on next to nothing";
  return null;
}

const files = sourceFiles(["lib", "app", "components", "db"]);
const arrows = files.flatMap((file) => arrowsOf(file));

describe("the house", () => {
  it("has no arrow that the table of floors does not allow", () => {
    const broken = arrows.flatMap((arrow) => {
      const reason = verdict(arrow);
      return reason ? [`${arrow.from}:${arrow.line} → ${arrow.to}: ${reason}`] : [];
    });
    expect(broken).toEqual([]);
  });

  it("has no import cycle between files of a domain, nor between domains", () => {
    expect(cycles(arrows)).toEqual([]);
  });

  it("writes the rows of a domain in that domain's store alone", () => {
    const writers = files.filter((file) => /^lib\//.test(file) && !/store|integrity\//.test(file));
    const writes = writers.filter(
      (file) =>
        /\.(insert|update|delete)\(\s*[a-zA-Z]+\s*\)\s*[\n.]/.test(sourceOf(file)) &&
        arrowsOf(file).some((arrow) => schemaOf(arrow.to)),
    );
    // platform's rows are its own machinery; each of its files is the store of one small table.
    expect(writes.filter((file) => !file.startsWith("lib/platform/"))).toEqual([]);
  });

  it("notices a planted arrow, also one that is only a type", () => {
    const planted = arrowsOf(
      "lib/tax/planted.ts",
      'import type { Order } from "@/lib/orders";\nexport type T = import("@/lib/payments").PaymentRow;',
    );
    expect(planted.map(verdict)).toEqual(["tax may not import orders", "tax may not import payments"]);
    const deep = arrowsOf("lib/checkout/planted.ts", 'export { insertOrder } from "@/lib/orders/store";');
    expect(deep.map(verdict)).toEqual([expect.stringContaining("use the face of orders")]);
    const up = arrowsOf("lib/orders/planted.ts", 'const x = await import("@/sandbox/stripe");');
    expect(up.map(verdict)).toEqual(["nothing of the application imports the sandbox"]);
    const sdk = arrowsOf("lib/orders/planted.ts", 'import Stripe from "stripe";');
    expect(sdk.map(verdict)).toEqual(["stripe lives in its adapter"]);
  });
});

function sourceOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** Strongly connected files (Tarjan), each as a sorted list. */
function cycles(all: readonly Arrow[]): string[][] {
  const next = new Map<string, string[]>();
  for (const arrow of all)
    if (arrow.isOurs) next.set(arrow.from, [...(next.get(arrow.from) ?? []), arrow.to]);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string) => {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    stack.push(node);
    for (const to of next.get(node) ?? []) {
      if (!index.has(to)) visit(to);
      if (stack.includes(to)) low.set(node, Math.min(low.get(node)!, low.get(to)!));
    }
    if (low.get(node) !== index.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1) found.push(group.sort());
  };
  for (const node of next.keys()) if (!index.has(node)) visit(node);
  return found;
}
