"use client";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { addressIn, enabledIn, format, link, pressedIn, unlink } from "./commands";
import { LinkBar } from "./link-bar";
import { misfit } from "./misfit";
import type { WritingProps } from "./props";
import { Source } from "./source";
import { Toolbar } from "./toolbar";
import type { Tool } from "./tools";
import { useWriter } from "./use-writer";

const justHtml: ReadonlySet<Tool> = new Set(["html"]);
const none: ReadonlySet<Tool> = new Set();

/** A description as text, or as its source where somebody wants that or where it is more than the editor can hold. */
export function RichText({ control, labelledBy, value, stored, onChange }: WritingProps) {
  const host = useRef<HTMLDivElement>(null);
  const [isSource, setSource] = useState(() => misfit(value) !== null);
  const [isLinking, setLinking] = useState(false);
  const { id, ...about } = control;
  const editor = useWriter(host, {
    value,
    stored,
    isShown: !isSource,
    attributes: isSource
      ? {}
      : { id, "aria-multiline": "true", "aria-labelledby": labelledBy, ...said(about) },
    onWrite: onChange,
    onMisfit: () => setSource(true),
    onLink: () => setLinking(true),
  });
  // Looked at when there is time: each letter of the source may change what can be held.
  const settled = useDeferredValue(value);
  const why = useMemo(() => (isSource ? misfit(settled) : null), [isSource, settled]);

  // A label knows nothing of an element that is no form control.
  useEffect(() => {
    const label = document.getElementById(labelledBy);
    const focus = () => !isSource && editor?.commands.focus();
    label?.addEventListener("click", focus);
    return () => label?.removeEventListener("click", focus);
  }, [labelledBy, editor, isSource]);

  const run = (tool: Tool) => {
    if (tool === "html") {
      setLinking(false);
      setSource(!isSource);
    } else if (tool === "link") setLinking(!isLinking);
    else if (editor) format(editor, tool);
  };
  const done = (act: () => void) => {
    setLinking(false);
    act();
  };
  return (
    <div className="write">
      <Toolbar
        controls={id}
        pressed={isSource ? justHtml : editor ? pressedIn(editor) : none}
        enabled={isSource ? (why ? none : justHtml) : editor ? enabledIn(editor) : none}
        run={run}
      />
      <div className="write-body">
        {isLinking && editor && !isSource && (
          <LinkBar
            key={addressIn(editor)}
            address={addressIn(editor)}
            set={(address) => done(() => link(editor, address))}
            remove={() => done(() => unlink(editor))}
            close={() => done(() => editor.commands.focus())}
          />
        )}
        <div ref={host} className="write-text" hidden={isSource} />
        {isSource && <Source control={control} value={value} onChange={onChange} why={why} />}
      </div>
    </div>
  );
}

/** What is said of the control, without what is not. */
function said(about: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(about).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
