import Link from "next/link";
import { Thumb } from "@/components/ui/thumb";
import { pictureAddress } from "@/lib/catalog/contract";
import type { LowStockRow } from "@/lib/views/contract";
import { Status } from "../parts/status";
import type { Word } from "../words";

/** Variants that run out, the scarcest first; each row leads to its product, where stock is counted. */
export function LowStockTable({ rows }: { readonly rows: readonly LowStockRow[] }) {
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Low stock</caption>
      <thead>
        <tr>
          <th scope="col">Variant</th>
          <th scope="col" className="max-md:hidden">
            SKU
          </th>
          <th scope="col" className="max-sm:hidden">
            Status
          </th>
          <th scope="col" className="figure max-sm:hidden">
            Promised
          </th>
          <th scope="col" className="figure">
            To sell
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <span className="flex items-center gap-3">
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
                  <span className="block text-ink-3 md:hidden">{row.sku}</span>
                  <span className="block sm:hidden">
                    <Status of={standing(row)} />
                  </span>
                </span>
              </span>
            </th>
            <td className="align-middle text-ink-2 max-md:hidden">{row.sku ?? "–"}</td>
            <td className="align-middle max-sm:hidden">
              <Status of={standing(row)} />
            </td>
            <td className="figure align-middle text-ink-2 max-sm:hidden">
              {row.held === 0 ? "–" : row.held}
            </td>
            <td className="figure align-middle font-semibold">{row.available}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function standing({ available, backorder }: LowStockRow): Word {
  if (available > 0) return { word: "Low", tone: "wait" };
  return backorder ? { word: "Sold on order", tone: "note" } : { word: "Sold out", tone: "bad" };
}
