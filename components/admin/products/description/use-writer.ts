"use client";
import { Editor } from "@tiptap/core";
import { EditorState } from "@tiptap/pm/state";
import { type RefObject, useEffect, useLayoutEffect, useReducer, useRef, useState } from "react";
import { extensions } from "./extensions";
import { documentOf, elementsOf, htmlOf } from "./html";
import { misfit } from "./misfit";
import { quiet } from "./pasted";

interface WriterProps {
  /** What the field says now. */
  readonly value: string;
  /** What is stored: whoever comes back to it has changed nothing, however it is spelt. */
  readonly stored: string;
  /** Whether it is the text that is shown and not its source. */
  readonly isShown: boolean;
  /** What stands on the element that is written in. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly onWrite: (html: string) => void;
  /** The text was changed from outside to one that cannot be held. */
  readonly onMisfit: () => void;
  /** The key for links was pressed where there is something to link. */
  readonly onLink: () => void;
}

/**
 * The library's editor in an element of ours, drawn anew with each of its changes. What is shown follows `value`, but
 * nothing is written unless somebody writes.
 */
export function useWriter(host: RefObject<HTMLElement | null>, props: WriterProps): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const latest = useRef(props);
  latest.current = props;
  // What the editor shows, as it was last given or told.
  const told = useRef("");

  useLayoutEffect(() => {
    const made = new Editor({
      element: host.current,
      extensions,
      // Its styles stand in the desk's own file: the policy lets no others in.
      injectCSS: false,
      editorProps: {
        attributes: () => latest.current.attributes,
        transformPastedHTML: quiet,
        handleKeyDown: (view, event) => {
          const isAsked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
          if (!isAsked || event.key.toLowerCase() !== "k") return false;
          if (view.state.selection.empty && !made.isActive("link")) return false;
          // Elsewhere this key opens the palette, which listens further out.
          event.preventDefault();
          event.stopPropagation();
          latest.current.onLink();
          return true;
        },
      },
      onTransaction: redraw,
      onUpdate: () => {
        const { stored, onWrite } = latest.current;
        const before = documentOf(elementsOf(stored), made.schema);
        told.current = made.state.doc.eq(before) ? stored : htmlOf(made.state.doc);
        onWrite(told.current);
      },
    });
    told.current = "";
    setEditor(made);
    return () => made.destroy();
  }, [host]);

  const { value, isShown, attributes } = props;
  useLayoutEffect(() => {
    if (!editor || !isShown || value === told.current) return;
    if (misfit(value)) {
      latest.current.onMisfit();
      return;
    }
    told.current = value;
    const doc = documentOf(elementsOf(value), editor.schema);
    if (doc.eq(editor.state.doc)) return;
    // A new state and not a change of it: what was undone elsewhere cannot be undone here.
    editor.view.updateState(EditorState.create({ doc, plugins: editor.state.plugins }));
    redraw();
  }, [editor, value, isShown]);

  const marks = JSON.stringify(attributes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor reads what stands on its element when told to
  useEffect(() => editor?.view.updateState(editor.state), [editor, marks]);
  return editor;
}
