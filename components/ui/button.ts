/** How a control that acts looks. A button and a link that leads on share the same hand. */
export type ButtonKind = "primary" | "quiet" | "text";

const kinds: Readonly<Record<ButtonKind, string>> = {
  primary:
    "min-h-12 px-5 bg-accent text-on-accent font-medium hover:bg-accent-2 active:translate-y-px disabled:bg-paper-3 disabled:text-ink-3 aria-disabled:bg-paper-3 aria-disabled:text-ink-3",
  quiet:
    "min-h-11 px-4 border border-line-2 text-ink hover:border-ink disabled:text-ink-3 disabled:border-line",
  text: "min-h-6 link text-ink disabled:text-ink-3",
};

export function buttonClass(kind: ButtonKind, more = ""): string {
  const shape = kind === "text" ? "inline-flex" : "inline-flex rounded-sm";
  return `${shape} items-center justify-center gap-3 text-center transition-colors duration-(--quick) disabled:cursor-not-allowed ${kinds[kind]} ${more}`;
}
