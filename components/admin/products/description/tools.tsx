import type { ReactNode } from "react";

export type Tool =
  | "paragraph"
  | "h2"
  | "h3"
  | "bold"
  | "italic"
  | "bullets"
  | "numbers"
  | "quote"
  | "link"
  | "undo"
  | "redo"
  | "html";

interface Look {
  readonly name: string;
  readonly sign: ReactNode;
  /** As `aria-keyshortcuts` writes it; Ctrl stands for Cmd as well. */
  readonly keys?: string;
  /** It is on or off where the cursor stands. */
  readonly isSwitch: boolean;
  /** A group ends with it. */
  readonly isLast?: true;
}

const drawn = (path: string) => (
  <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 fill-none stroke-current stroke-[1.4]">
    <path d={path} strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);

/** What the toolbar offers, in its order. */
export const tools: Readonly<Record<Tool, Look>> = {
  paragraph: { name: "Paragraph", sign: "¶", keys: "Control+Alt+0", isSwitch: true },
  h2: { name: "Heading", sign: "H2", keys: "Control+Alt+2", isSwitch: true },
  h3: { name: "Smaller heading", sign: "H3", keys: "Control+Alt+3", isSwitch: true, isLast: true },
  bold: {
    name: "Bold",
    sign: <b aria-hidden="true">B</b>,
    keys: "Control+B",
    isSwitch: true,
  },
  italic: {
    name: "Italic",
    sign: <i aria-hidden="true">I</i>,
    keys: "Control+I",
    isSwitch: true,
    isLast: true,
  },
  bullets: {
    name: "Bulleted list",
    sign: drawn("M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01"),
    keys: "Control+Shift+8",
    isSwitch: true,
  },
  numbers: {
    name: "Numbered list",
    sign: drawn("M7 4h7M7 8h7M7 12h7M2 2.8l1-.6v3.6M2 10.4c.4-.9 2-.8 2 .2 0 .8-1 1.3-2 2.4h2.2"),
    keys: "Control+Shift+7",
    isSwitch: true,
  },
  quote: {
    name: "Quote",
    sign: drawn("M2.5 3v10M6 4.5h8M6 8h8M6 11.5h5"),
    keys: "Control+Shift+B",
    isSwitch: true,
    isLast: true,
  },
  link: {
    name: "Link",
    sign: drawn(
      "M6.6 9.4a2.6 2.6 0 0 0 3.7 0l2.4-2.4A2.6 2.6 0 0 0 9 3.3l-.9.9M9.4 6.6a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.9-.9",
    ),
    keys: "Control+K",
    isSwitch: true,
    isLast: true,
  },
  undo: {
    name: "Undo",
    sign: drawn("M5.5 3 2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H6"),
    keys: "Control+Z",
    isSwitch: false,
  },
  redo: {
    name: "Redo",
    sign: drawn("M10.5 3l3 3-3 3M13.5 6h-7a3.5 3.5 0 0 0 0 7H10"),
    keys: "Control+Shift+Z",
    isSwitch: false,
  },
  html: { name: "HTML", sign: "HTML", isSwitch: true },
};

export const order = Object.keys(tools) as Tool[];
