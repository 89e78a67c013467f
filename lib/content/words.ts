import { type Block, blockSchema, type Span } from "./contract";

/*
 * How staff write a page: plain lines, an empty one between blocks. "## " begins a heading, "- " an item of a list, "|"
 * a row of a table whose first row is its head; [words](where) leads somewhere. A backslash takes a sign as it is.
 */

/** A line of the text that cannot be read, counted from one. */
export interface NotationProblem {
  readonly line: number;
  readonly words: string;
}

/** A page's blocks as text to edit. */
export function writeNotation(blocks: readonly Block[]): string {
  return blocks.map(textOf).join("\n\n");
}

/** The blocks that a text means, and what in it cannot be read. */
export function readNotation(text: string): { blocks: Block[]; problems: NotationProblem[] } {
  const blocks: Block[] = [];
  const problems: NotationProblem[] = [];
  for (const { line, lines } of chunks(text)) {
    const parsed = blockSchema.safeParse(meant(lines));
    if (parsed.success) blocks.push(parsed.data);
    else problems.push({ line, words: parsed.error.issues[0]?.message ?? "This cannot be read." });
  }
  return { blocks, problems };
}

function textOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `## ${block.text}`;
    case "paragraph":
      return lineText(block.line).replace(/^(#|[-*]\s|\|)/, "\\$1");
    case "list":
      return block.items.map((item) => `- ${lineText(item)}`).join("\n");
    case "table":
      return [block.head, ...block.rows].map(rowText).join("\n");
  }
}

function lineText(line: readonly Span[]): string {
  return line
    .map((span) =>
      typeof span === "string"
        ? escaped(span, /[\\[]/g)
        : `[${escaped(span.text, /[\\\]]/g)}](${span.href.replaceAll(")", "%29")})`,
    )
    .join("")
    .replaceAll("\n", " ");
}

const rowText = (cells: readonly string[]) =>
  `| ${cells.map((cell) => escaped(cell.replaceAll("\n", " "), /[\\|]/g)).join(" | ")} |`;
const escaped = (text: string, signs: RegExp) => text.replace(signs, (sign) => `\\${sign}`);

/** Lines that belong together: divided by empty ones, and where a heading, a list or a table begins or ends. */
function chunks(text: string): { line: number; lines: string[] }[] {
  const found: { line: number; lines: string[] }[] = [];
  let kind: string | null = null;
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    const now = line === "" ? null : kindOf(line);
    if (now !== null && (now !== kind || now === "heading")) found.push({ line: at + 1, lines: [] });
    if (now !== null) found.at(-1)!.lines.push(line);
    kind = now;
  }
  return found;
}

function kindOf(line: string): Block["kind"] {
  if (/^#{1,6}\s/.test(line)) return "heading";
  if (/^[-*]\s/.test(line)) return "list";
  return line.startsWith("|") ? "table" : "paragraph";
}

function meant(lines: readonly string[]): unknown {
  const kind = kindOf(lines[0] ?? "");
  switch (kind) {
    case "heading":
      return { kind, text: lines[0]!.replace(/^#+\s+/, "") };
    case "list":
      return { kind, items: lines.map((line) => spansIn(line.replace(/^[-*]\s+/, ""))) };
    case "table": {
      const [head, ...rows] = lines.filter((line) => !/^\|[\s:|-]+$/.test(line)).map(cellsIn);
      return { kind, head, rows };
    }
    default:
      return { kind, line: spansIn(lines.join(" ")) };
  }
}

function spansIn(text: string): Span[] {
  const spans: Span[] = [];
  let words = "";
  const link = /\[((?:\\.|[^\]\\])+)\]\(([^()\s]*)\)/y;
  for (let at = 0; at < text.length; ) {
    link.lastIndex = at;
    const found = text[at] === "[" ? link.exec(text) : null;
    if (found) {
      if (words) spans.push(words);
      words = "";
      spans.push({ text: found[1]!.replace(/\\(.)/g, "$1"), href: found[2]! });
      at += found[0].length;
    } else {
      const isEscaped = text[at] === "\\" && at + 1 < text.length;
      words += isEscaped ? text[at + 1] : text[at];
      at += isEscaped ? 2 : 1;
    }
  }
  if (words) spans.push(words);
  return spans;
}

function cellsIn(line: string): string[] {
  const cells: string[] = [];
  const inner = line.replace(/^\|/, "").replace(/\s*\|$/, "");
  let cell = "";
  for (let at = 0; at < inner.length; at += 1) {
    if (inner[at] === "|") {
      cells.push(cell);
      cell = "";
      continue;
    }
    if (inner[at] === "\\" && at + 1 < inner.length) at += 1;
    cell += inner[at];
  }
  return [...cells, cell].map((one) => one.trim());
}
