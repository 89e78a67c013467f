import type { Editor } from "@tiptap/core";
import { order, type Tool } from "./tools";

/** What is on where the cursor stands. */
export function pressedIn(editor: Editor): Set<Tool> {
  const on: readonly (readonly [Tool, boolean])[] = [
    ["paragraph", editor.isActive("paragraph")],
    ["h2", editor.isActive("heading", { level: 2 })],
    ["h3", editor.isActive("heading", { level: 3 })],
    ["bold", editor.isActive("bold")],
    ["italic", editor.isActive("italic")],
    ["bullets", editor.isActive("bulletList")],
    ["numbers", editor.isActive("orderedList")],
    ["quote", editor.isActive("blockquote")],
    ["link", editor.isActive("link")],
  ];
  return new Set(on.flatMap(([tool, isOn]) => (isOn ? [tool] : [])));
}

/** What can do something now: all, but there must be something to undo or redo. */
export function enabledIn(editor: Editor): Set<Tool> {
  const can = editor.can();
  const isIdle = { undo: !can.undo(), redo: !can.redo() };
  return new Set(order.filter((tool) => !(tool in isIdle && isIdle[tool as keyof typeof isIdle])));
}

/** Does what a button says to the text; whoever wrote goes on writing. */
export function format(editor: Editor, tool: Exclude<Tool, "link" | "html">): void {
  // Undo and redo are pressed many times in a row: the button keeps the focus.
  if (tool === "undo" || tool === "redo") {
    editor.commands[tool]();
    return;
  }
  const chain = editor.chain().focus();
  const acts = {
    paragraph: () => chain.setParagraph(),
    h2: () => chain.toggleHeading({ level: 2 }),
    h3: () => chain.toggleHeading({ level: 3 }),
    bold: () => chain.toggleBold(),
    italic: () => chain.toggleItalic(),
    bullets: () => chain.toggleBulletList(),
    numbers: () => chain.toggleOrderedList(),
    quote: () => chain.toggleBlockquote(),
  };
  acts[tool]().run();
}

/** The address of the link under the cursor, or null. */
export function addressIn(editor: Editor): string | null {
  return editor.isActive("link") ? String(editor.getAttributes("link").href ?? "") : null;
}

/** Makes the selection a link, changes the link under the cursor, or writes the address as one. */
export function link(editor: Editor, href: string): void {
  const chain = editor.chain().focus();
  const { empty, from, to } = editor.state.selection;
  if (empty && !editor.isActive("link")) {
    const text = href.replace(/^(?:https?:\/\/|mailto:|tel:)/, "");
    chain.insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href } }] }).run();
    return;
  }
  chain
    .extendMarkRange("link")
    .setMark("link", { href })
    // What is typed next does not take the place of what was made a link.
    .setTextSelection(empty ? from : to)
    .run();
}

/** Makes the link under the cursor plain text. */
export function unlink(editor: Editor): void {
  editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
}
