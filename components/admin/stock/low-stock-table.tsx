import Link from "next/link";
import type { ReactNode } from "react";
import { Thumb } from "@/components/ui/thumb";
import { pictureAddress } from "@/lib/catalog/contract";
import type { LowStockRow } from "@/lib/views/contract";
import { count as figure } from "../format";
import { Status } from "../parts/status";
import type { Word } from "../words";

interface TableProps {
  readonly rows: readonly LowStockRow[];
  /** How a row is counted; null for those who do not count. */
  readonly count: ((row: LowStockRow) => ReactNode) | null;
}

/** Variants that run out, the scarcest first, with what speaks for ordering more; each row leads to its product. */
export function LowStockTable({ rows, count }: TableProps) {
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Low stock</caption>
      <thead>
        <tr>
          <th scope="col">Variant</th>
          <th scope="col" className="max-lg:hidden">
            Vendor
          </th>
          <th scope="col" className="max-md:hidden">
            SKU
          </th>
          <th scope="col" className="max-sm:hidden">
            Status
          </th>
          <th scope="col" className="figure max-md:hidden">
            Sold, 30 days
          </th>
          <th scope="col" className="figure max-md:hidden">
            Asked for
          </th>
          <th scope="col" className="figure max-sm:hidden">
            In orders
          </th>
          <th scope="col" className="figure">
            To sell
          </th>
          {count && (
            <th scope="col">
              <span className="sr-only">Count</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <span className="flex items-start gap-3 sm:items-center">
                <Thumb
                  src={row.pictureKey && pictureAddress(row.pictureKey)}
                  width={32}
                  className="h-10 w-8 shrink-0"
                />
                <span className="min-w-0">
                  <Link href={`/admin/products/${row.productId}`} prefetch={false} className="row-link">
                    {row.title}
                  </Link>
                  {row.variantTitle && <span className="block text-ink-2">{row.variantTitle}</span>}
                  <span className="block text-ink-3 lg:hidden">{row.vendor}</span>
                  {row.sku && <span className="block text-ink-3 md:hidden">{row.sku}</span>}
                  <span className="block text-ink-2 md:hidden">
                    <span className="sm:hidden">
                      <Status of={standing(row)} />
                      {(inWords(row) || inOrders(row) > 0) && " · "}
                    </span>
                    {inWords(row)}
                    {inOrders(row) > 0 && (
                      <span className="sm:hidden">
                        {inWords(row) && ", "}
                        {figure(inOrders(row))} in orders
                      </span>
                    )}
                  </span>
                </span>
              </span>
            </th>
            <td className="align-middle text-ink-2 max-lg:hidden">{row.vendor ?? "–"}</td>
            <td className="align-middle text-ink-2 max-md:hidden">{row.sku ?? "–"}</td>
            <td className="align-middle max-sm:hidden">
              <Status of={standing(row)} />
            </td>
            <td className="figure align-middle text-ink-2 max-md:hidden">
              {row.sold ? figure(row.sold) : "–"}
            </td>
            <td className="figure align-middle text-ink-2 max-md:hidden">
              {row.waiting ? figure(row.waiting) : "–"}
            </td>
            <td className="figure align-middle text-ink-2 max-sm:hidden">
              {inOrders(row) ? figure(inOrders(row)) : "–"}
            </td>
            <td className="figure align-middle font-semibold max-sm:align-top">{figure(row.available)}</td>
            {count && (
              <td className="align-middle max-sm:align-top">
                <span className="relative z-1 flex justify-end">{count(row)}</span>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What lies on the shelf and is somebody's: held while it is being paid, or sold and not sent yet. */
const inOrders = ({ held, unsent }: LowStockRow): number => held + unsent;

/** What has no column of its own where there is no room. */
function inWords({ sold, waiting }: LowStockRow): string {
  return [sold > 0 && `${figure(sold)} sold in 30 days`, waiting > 0 && `asked for by ${figure(waiting)}`]
    .filter(Boolean)
    .join(", ");
}

function standing({ available, backorder }: LowStockRow): Word {
  if (available > 0) return { word: "Low", tone: "wait" };
  return backorder ? { word: "Sold on order", tone: "note" } : { word: "Sold out", tone: "bad" };
}
