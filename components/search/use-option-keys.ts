import { type RefObject, useEffect, useState } from "react";

/**
 * The keys of a combobox (ARIA Authoring Practices, list autocomplete with manual selection): down and up walk through
 * the options and back to the field, Enter takes the one that is marked. Returns the marked option; the mark goes when
 * the option does.
 */
export function useOptionKeys(
  field: RefObject<HTMLInputElement | null>,
  options: readonly string[],
): string | null {
  const [marked, setMarked] = useState<string | null>(null);
  const active = marked !== null && options.includes(marked) ? marked : null;

  useEffect(() => {
    const element = field.current;
    const at = active === null ? -1 : options.indexOf(active);
    const mark = (next: number) => {
      setMarked(options[next] ?? null);
      document.getElementById(`search-option-${next}`)?.scrollIntoView({ block: "nearest" });
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || options.length === 0) return;
      if (event.key === "ArrowDown") mark(at + 1 >= options.length ? -1 : at + 1);
      else if (event.key === "ArrowUp") mark(at === -1 ? options.length - 1 : at - 1);
      else if (event.key === "Enter" && at >= 0) document.getElementById(`search-option-${at}`)?.click();
      else return;
      event.preventDefault();
    };
    const onInput = () => setMarked(null);
    element?.addEventListener("keydown", onKey);
    element?.addEventListener("input", onInput);
    return () => {
      element?.removeEventListener("keydown", onKey);
      element?.removeEventListener("input", onInput);
    };
  });

  return active;
}
