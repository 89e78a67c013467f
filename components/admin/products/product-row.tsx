"use client";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { Thumb } from "@/components/ui/thumb";
import { type AdminProductRow, pictureAddress } from "@/lib/catalog/contract";
import { many, money } from "../format";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { Choose } from "../rows/chooser";
import { LookButton } from "../rows/quick-look";
import { productStatusWords } from "../words";
import { EditRow } from "./edit-row";
import type { RowProps } from "./row-contract";

/** One product of the list. Where its reader may write, a part of it can be changed in its place. */
export function ProductRow(props: RowProps) {
  const { here, columns, list, write } = props;
  const [isEditing, setEditing] = useState(false);
  const [saved, setSaved] = useState<Partial<AdminProductRow> & { readonly version: number }>();
  // What was saved is shown at once; from then on the list says it.
  const row = saved && saved.version > props.row.version ? { ...props.row, ...saved } : props.row;
  const line = useRef<HTMLTableRowElement>(null);
  const wasEditing = useRef(false);
  // The row is back: whoever edits by keyboard goes on from it.
  useEffect(() => {
    if (wasEditing.current && !isEditing) line.current?.querySelector<HTMLElement>(".row-link")?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  if (isEditing && write)
    return (
      <EditRow
        {...props}
        row={row}
        write={write}
        onEnd={(now) => {
          setEditing(false);
          if (now) setSaved(now);
        }}
      />
    );
  return (
    <tr ref={line}>
      {write && (
        <td className="w-6">
          <Choose row={{ id: row.id, name: row.title, version: row.version }} />
        </td>
      )}
      <th scope="row">
        <span className="flex items-center gap-3">
          <Thumb
            src={row.pictureKey && pictureAddress(row.pictureKey)}
            width={32}
            className="h-10 w-8 shrink-0"
          />
          <span className="[overflow-wrap:anywhere]">
            <Link href={`/admin/products/${row.id}`} prefetch={false} className="row-link">
              {row.title}
            </Link>
            <span className="block text-ink-3 max-md:hidden">{row.handle}</span>
            <span className="block text-ink-3 sm:hidden">
              {[
                columns.has("variants") && many(row.variantCount, "variant"),
                columns.has("price") && list && priceWords(row, list.currency),
              ]
                .filter(Boolean)
                .join(", ")}
            </span>
          </span>
        </span>
      </th>
      <td className="max-sm:hidden">
        <span className="row-acts">
          <LookButton id={row.id} name={row.title} />
          {write && (
            <button
              type="button"
              className="btn btn-bare"
              onClick={() => setEditing(true)}
              aria-label={`Edit ${row.title} here`}
              data-row-key="e"
              data-row-key-name="Edit the row in its place"
            >
              Edit
            </button>
          )}
        </span>
      </td>
      {columns.has("vendor") && <td className="text-ink-2 max-md:hidden">{row.vendor || "–"}</td>}
      {columns.has("type") && <td className="text-ink-2 max-lg:hidden">{row.productType || "–"}</td>}
      {columns.has("variants") && <td className="figure max-sm:hidden">{row.variantCount}</td>}
      {columns.has("price") && list && (
        <td className="figure max-sm:hidden">{priceWords(row, list.currency)}</td>
      )}
      {columns.has("status") && (
        <td className="sm:pl-6">
          <Status of={productStatusWords[row.status]} />
          {row.status === "active" && !row.published && (
            <span className="block text-ink-3">in no channel</span>
          )}
        </td>
      )}
      {columns.has("changed") && (
        <td className="text-ink-2 max-lg:hidden">
          <Time at={row.updatedAt} here={here} />
        </td>
      )}
    </tr>
  );
}

/** One price, or the lowest and the highest of several variants. */
function priceWords({ price }: AdminProductRow, currency: string): string {
  if (!price) return "–";
  const [low, high] = [money(price.lowest, currency), money(price.highest, currency)];
  return price.lowest === price.highest ? low : `${low} – ${high}`;
}
