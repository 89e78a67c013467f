import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** What is selected, marked while the focus is elsewhere: browsers show one selection, that of the focused field. */
export const SelectedAway = Extension.create({
  name: "selectedAway",
  addProseMirrorPlugins() {
    const { editor } = this;
    const decorations: Plugin["props"]["decorations"] = ({ doc, selection: { empty, from, to } }) =>
      empty || editor.isFocused
        ? null
        : DecorationSet.create(doc, [Decoration.inline(from, to, { class: "selected-away" })]);
    return [new Plugin({ props: { decorations } })];
  },
});
