/** A stretch of text and what it is marked as, or a block with what is in it. */
type Run = [text: string, marks: string];
type Block = [tag: string, attributes: string, within: Part[]];
type Part = Run | Block;

const marks: Readonly<Record<string, string>> = {
  ...{ B: "strong", STRONG: "strong", I: "em", EM: "em", U: "u", S: "s" },
  ...{ SMALL: "small", SUB: "sub", SUP: "sup", CODE: "code", A: "a", SPAN: "" },
};
const textBlocks = new Set(["P", "H2", "H3", "H4"]);
/** What is renamed when it is saved. */
const renamed: Readonly<Record<string, string>> = { H1: "H2", DIV: "P" };
/** White space that a page shows as one space; a no-break space is none of it. */
const blanks = /[ \t\n\r\f]+/g;

/**
 * What HTML says, without how it is spelt: two descriptions with one meaning look the same in the shop. Blank space
 * between blocks, the order of nested marks, `b` for `strong`, spans, attributes that are not kept, and whether the
 * text of a list item stands in a paragraph make no difference.
 */
export function meaningOf(body: HTMLElement): string {
  const parts = blocksOf(body);
  const isBlank = parts.length === 1 && parts[0]?.[0] === "P" && parts[0][2]?.length === 0;
  return JSON.stringify(isBlank ? [] : parts);
}

function blocksOf(parent: Element): Part[] {
  const parts: Part[] = [];
  let runs: Run[] = [];
  const flush = () => {
    const text = settled(runs);
    runs = [];
    if (text.length > 0) parts.push(["P", "", text]);
  };
  for (const node of parent.childNodes) {
    if (isInline(node)) {
      runs.push(...runsOf(node, []));
      continue;
    }
    if (node.nodeType !== 1) continue;
    flush();
    parts.push(blockOf(node as Element));
  }
  flush();
  return parts;
}

function blockOf(element: Element): Block {
  const tag = renamed[element.tagName] ?? element.tagName;
  const inlineOnly = textBlocks.has(tag) && [...element.childNodes].every(isInline);
  const within = inlineOnly
    ? settled([...element.childNodes].flatMap((node) => runsOf(node, [])))
    : blocksOf(element);
  const attributes = /^T[DH]$/.test(tag)
    ? ["colspan", "rowspan", "scope"].map((name) => element.getAttribute(name) ?? "").join()
    : "";
  return [tag, attributes, within];
}

function isInline(node: Node): boolean {
  if (node.nodeType === 3) return true;
  if (node.nodeType !== 1) return false;
  const { tagName } = node as Element;
  if (tagName === "BR") return true;
  return tagName in marks && [...node.childNodes].every((child) => child.nodeType === 8 || isInline(child));
}

function runsOf(node: Node, around: readonly string[]): Run[] {
  if (node.nodeType === 3) return [[node.nodeValue ?? "", [...around].sort().join(" ")]];
  if (node.nodeType !== 1) return [];
  const element = node as Element;
  if (element.tagName === "BR") return [["\n", "br"]];
  const mark = element.tagName === "A" ? linkOf(element) : (marks[element.tagName] ?? "");
  const all = mark === "" || around.includes(mark) ? around : [...around, mark];
  return [...element.childNodes].flatMap((child) => runsOf(child, all));
}

/** A link that leads nowhere is text. */
function linkOf(link: Element): string {
  const href = link.getAttribute("href");
  return href === null ? "" : `a ${JSON.stringify([href, link.getAttribute("title") || null])}`;
}

/** Blank space as a page shows it, and neighbours with the same marks as one. */
function settled(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const [text, kind] of runs) {
    const last = out.at(-1);
    if (kind === "br") {
      trimEnd(out);
      out.push(["\n", "br"]);
      continue;
    }
    let shown = text.replace(blanks, " ");
    if (!last || last[1] === "br" || last[0].endsWith(" ")) shown = shown.replace(/^ /, "");
    if (shown === "") continue;
    if (last && last[1] === kind) last[0] += shown;
    else out.push([shown, kind]);
  }
  trimEnd(out);
  return out;
}

function trimEnd(runs: Run[]): void {
  const last = runs.at(-1);
  if (!last || last[1] === "br" || !last[0].endsWith(" ")) return;
  last[0] = last[0].slice(0, -1);
  if (last[0] === "") runs.pop();
}
