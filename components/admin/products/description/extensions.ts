import type { Extensions } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { Italic } from "@tiptap/extension-italic";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { UndoRedo } from "@tiptap/extensions";
import { Link, smallMarks } from "./marks";
import { SelectedAway } from "./selected-away";

/** What the editor can hold: of what a description may be (lib/catalog/description), all but tables and term lists. */
export const extensions: Extensions = [
  Document,
  Text,
  Paragraph,
  // A page has its own first heading; what is pasted with others takes the nearest that there are.
  Heading.configure({ levels: [2, 3, 4] }).extend({
    parseHTML: () => [2, 2, 3, 4, 4, 4].map((level, at) => ({ tag: `h${at + 1}`, attrs: { level } })),
  }),
  Bold,
  Italic,
  BulletList,
  // Where it begins and how it counts is taken out on saving.
  OrderedList.extend({ addAttributes: () => ({}) }),
  // Tab leaves the field, as it leaves any other: an item is moved in and out by Ctrl or Cmd and a bracket.
  ListItem.extend({
    addKeyboardShortcuts() {
      return {
        Enter: () => this.editor.commands.splitListItem(this.name),
        "Mod-]": () => this.editor.commands.sinkListItem(this.name),
        "Mod-[": () => this.editor.commands.liftListItem(this.name),
      };
    },
  }),
  ListKeymap,
  Blockquote,
  HardBreak.extend({
    addKeyboardShortcuts() {
      return { "Shift-Enter": () => this.editor.commands.setHardBreak() };
    },
  }),
  HorizontalRule,
  UndoRedo,
  SelectedAway,
  ...smallMarks,
  Link,
];
