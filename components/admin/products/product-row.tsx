"use client";
import { useEffect, useRef, useState } from "react";
import type { ProductListRow } from "@/lib/views/contract";
import { EditRow } from "./edit-row";
import { ProductLine } from "./product-line";
import type { RowProps } from "./row-contract";

/** One product of the list. Where its reader may write, a part of it can be changed in its place. */
export function ProductRow(props: RowProps) {
  const [isEditing, setEditing] = useState(false);
  const [saved, setSaved] = useState<Partial<ProductListRow> & { readonly version: number }>();
  // What was saved is shown at once; from then on the list says it.
  const row = saved && saved.version > props.row.version ? { ...props.row, ...saved } : props.row;
  const line = useRef<HTMLTableRowElement>(null);
  const wasEditing = useRef(false);
  // The row is back: whoever edits by keyboard goes on from it, unless they went on already.
  useEffect(() => {
    if (wasEditing.current && !isEditing && document.activeElement === document.body)
      line.current?.querySelector<HTMLElement>(".row-link")?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  if (isEditing && props.write)
    return (
      <EditRow
        {...props}
        row={row}
        write={props.write}
        onEnd={(now) => {
          setEditing(false);
          if (now) setSaved(now);
        }}
      />
    );
  return <ProductLine {...props} row={row} ref={line} onEdit={() => setEditing(true)} />;
}
