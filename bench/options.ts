import { parseArgs } from "node:util";

/** The parts of a run, in the order in which they are measured. */
export const partNames = [
  "pages",
  "checkout",
  "statements",
  "api",
  "category",
  "search",
  "import",
  "memory",
  "start",
  "clicks",
  "lighthouse",
] as const;
export type PartName = (typeof partNames)[number];

export interface BenchOptions {
  readonly parts: readonly PartName[];
  /** Sizes of the generated catalogues, smallest first. Most parts run on the smallest. */
  readonly sizes: readonly number[];
  readonly quick: boolean;
  /** A folder for V8 profiles of the web process; only the part that is profiled should run then. */
  readonly profile: string | null;
}

export const usage = `Usage: npm run bench -- [PART …] [--products 1000,100000] [--quick]

Parts: ${partNames.join(", ")}; all but lighthouse when none is named.

  --products A,B   sizes of the generated catalogues (default 1000,100000; with --quick 1000,10000)
  --quick          shorter loads, within three minutes: to see that it works, not to compare
  --profile DIR    writes a V8 CPU profile of the web process of the checkout part to DIR`;

/** Reads the command line. Returns a sentence when it cannot be understood. */
export function readOptions(args: readonly string[]): BenchOptions | { readonly says: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        products: { type: "string" },
        quick: { type: "boolean", default: false },
        profile: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return { says: usage };
    const unknown = positionals.find((name) => !isPart(name));
    if (unknown !== undefined) return { says: `There is no part “${unknown}”.\n\n${usage}` };
    const sizes = sizesOf(values.products ?? (values.quick ? "1000,10000" : "1000,100000"));
    if (!sizes)
      return { says: `--products wants numbers from 100 to 1000000, as in 1000,100000.\n\n${usage}` };
    const named = partNames.filter((name) => positionals.includes(name));
    return {
      // Lighthouse is brought along by npm the first time: only when it is asked for.
      parts: named.length > 0 ? named : partNames.filter((name) => name !== "lighthouse"),
      sizes,
      quick: values.quick,
      profile: values.profile ?? null,
    };
  } catch (error) {
    return { says: `${error instanceof Error ? error.message : String(error)}\n\n${usage}` };
  }
}

function isPart(name: string): name is PartName {
  return (partNames as readonly string[]).includes(name);
}

function sizesOf(text: string): number[] | null {
  const sizes = text.split(",").map(Number);
  const fine = sizes.every((size) => Number.isInteger(size) && size >= 100 && size <= 1_000_000);
  return fine ? [...new Set(sizes)].sort((a, b) => a - b) : null;
}
