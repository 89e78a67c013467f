"use client";
import Link from "next/link";
import type { Ref } from "react";
import { Thumb } from "@/components/ui/thumb";
import { pictureAddress } from "@/lib/catalog/contract";
import type { ProductListRow } from "@/lib/views/contract";
import { count, many, money } from "../format";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { Choose } from "../rows/chooser";
import { LookButton } from "../rows/quick-look";
import { productStatusWords } from "../words";
import type { RowProps } from "./row-contract";

/** A product as the list shows it. While it is being saved it already says what it will be, and cannot be acted on. */
export function ProductLine({
  ref,
  onEdit,
  isSaving = false,
  row,
  here,
  columns,
  list,
  write,
}: RowProps & {
  readonly ref: Ref<HTMLTableRowElement>;
  readonly onEdit?: () => void;
  readonly isSaving?: boolean;
}) {
  return (
    <tr ref={ref} aria-busy={isSaving || undefined}>
      {write && (
        <td className="w-6">
          {!isSaving && <Choose row={{ id: row.id, name: row.title, version: row.version }} />}
        </td>
      )}
      <th scope="row">
        <span className="flex items-start gap-3 sm:items-center">
          <Thumb
            src={row.pictureKey && pictureAddress(row.pictureKey)}
            width={32}
            className="h-10 w-8 shrink-0"
          />
          <span>
            <Link href={`/admin/products/${row.id}`} prefetch={false} className="row-link">
              {row.title}
            </Link>
            {isSaving && <span className="ml-2 text-ink-3">Saving…</span>}
            <span className="block text-ink-3 max-sm:hidden">{makeup(row)}</span>
            <span className="block text-ink-3 sm:hidden">
              {makeup(row)}
              {columns.has("stock") && row.toSell !== null && `, ${count(row.toSell)} to sell`}
            </span>
            {columns.has("price") && list && (
              <span className="block whitespace-nowrap text-ink-3 sm:hidden">
                {priceWords(row, list.currency)}
              </span>
            )}
            {columns.has("changed") && (
              <span className="block text-ink-3 sm:hidden">
                Changed <Time at={row.updatedAt} here={here} />
              </span>
            )}
          </span>
        </span>
      </th>
      <td className="max-sm:hidden">
        <span className="row-acts">
          <LookButton id={row.id} name={row.title} />
          {write && !isSaving && (
            <button
              type="button"
              className="btn btn-bare"
              onClick={onEdit}
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
      {columns.has("stock") && (
        <td className={`figure max-sm:hidden ${row.toSell === 0 ? "text-bad" : ""}`}>
          {row.toSell === null ? "any" : count(row.toSell)}
        </td>
      )}
      {columns.has("price") && list && (
        <td className="figure max-sm:hidden">{priceWords(row, list.currency)}</td>
      )}
      {columns.has("status") && (
        <td className="max-sm:text-right sm:pl-6">
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

/** What it is made up of: the number of its variants, or what its only one is known by. */
function makeup({ variantCount, sku }: ProductListRow): string {
  return variantCount === 1 && sku ? sku : many(variantCount, "variant");
}

/** One price, or the lowest and the highest of several variants. */
function priceWords({ price }: ProductListRow, currency: string): string {
  if (!price) return "–";
  const [low, high] = [money(price.lowest, currency), money(price.highest, currency)];
  return price.lowest === price.highest ? low : `${low} – ${high}`;
}
