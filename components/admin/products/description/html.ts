import { DOMSerializer, type Node, DOMParser as Reader, type Schema } from "@tiptap/pm/model";

/** HTML as elements that belong to no page: nothing in it runs or is loaded. */
export function elementsOf(html: string, Parser = DOMParser): HTMLElement {
  return new Parser().parseFromString(`<!doctype html><body>${html}`, "text/html").body;
}

/** A description as the editor's document. What the schema does not know is lost here: ask `misfit` before. */
export function documentOf(elements: HTMLElement, schema: Schema): Node {
  return Reader.fromSchema(schema).parse(elements);
}

/** A document as it is stored: one block a line, list items without needless paragraphs, nothing for nothing. */
export function htmlOf(doc: Node): string {
  return written(doc, document);
}

/** As `htmlOf`, by the elements of `page`. */
export function written(doc: Node, page: Document): string {
  if (isEmpty(doc)) return "";
  const body = page.createElement("div");
  body.append(DOMSerializer.fromSchema(doc.type.schema).serializeFragment(doc.content, { document: page }));
  for (const paragraph of body.querySelectorAll("li > p:first-child")) {
    const others = [...(paragraph.parentElement?.children ?? [])].slice(1);
    if (others.every(({ tagName }) => /^[UO]L$/.test(tagName)))
      paragraph.replaceWith(...paragraph.childNodes);
  }
  return [...body.children].map((block) => block.outerHTML).join("\n");
}

function isEmpty(doc: Node): boolean {
  return (
    doc.childCount === 1 && doc.firstChild?.type.name === "paragraph" && doc.firstChild.content.size === 0
  );
}
