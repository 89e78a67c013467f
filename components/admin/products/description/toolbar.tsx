"use client";
import clsx from "clsx";
import { type KeyboardEvent, useRef, useState } from "react";
import { order, type Tool, tools } from "./tools";

interface ToolbarProps {
  /** The field that it is for. */
  readonly controls: string;
  /** What is on where the cursor stands. */
  readonly pressed: ReadonlySet<Tool>;
  /** What can do something now; the others can still be gone to and read. */
  readonly enabled: ReadonlySet<Tool>;
  readonly run: (tool: Tool) => void;
}

/** One stop for Tab; the arrow keys go on from there, as in every toolbar (WAI-ARIA Authoring Practices). */
export function Toolbar({ controls, pressed, enabled, run }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const go = (event: KeyboardEvent) => {
    const next = stepOf(event.key, at);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setAt(next);
    bar.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Formatting"
      aria-controls={controls}
      className="write-tools"
      onKeyDown={go}
    >
      {order.map((tool, index) => {
        const { name, sign, keys, isSwitch, isLast } = tools[tool];
        return (
          <button
            key={tool}
            type="button"
            className={clsx("write-tool", isLast && "write-tool-last", tool === "html" && "write-tool-html")}
            title={keys ? `${name} (${keys.replace("Control", "Ctrl")})` : name}
            aria-label={name}
            aria-keyshortcuts={keys}
            aria-pressed={isSwitch ? pressed.has(tool) : undefined}
            aria-disabled={!enabled.has(tool) || undefined}
            tabIndex={index === at ? 0 : -1}
            onFocus={() => setAt(index)}
            // What is selected in the text stays selected.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => enabled.has(tool) && run(tool)}
          >
            {sign}
          </button>
        );
      })}
    </div>
  );
}

function stepOf(key: string, at: number): number | null {
  if (key === "ArrowRight") return (at + 1) % order.length;
  if (key === "ArrowLeft") return (at - 1 + order.length) % order.length;
  if (key === "Home") return 0;
  return key === "End" ? order.length - 1 : null;
}
