import Link from "next/link";
import { Thumb } from "@/components/ui/thumb";
import { type AdminProductRow, pictureAddress } from "@/lib/catalog/contract";
import { type Here, many } from "../format";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { productStatusWords } from "../words";

/** The catalogue, last changed first; the whole row is a link. */
export function ProductTable({
  rows,
  here,
}: {
  readonly rows: readonly AdminProductRow[];
  readonly here: Here;
}) {
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Products</caption>
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col" className="max-md:hidden">
            Vendor
          </th>
          <th scope="col" className="figure max-sm:hidden">
            Variants
          </th>
          <th scope="col">Status</th>
          <th scope="col" className="max-lg:hidden">
            Changed
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <span className="flex items-center gap-3">
                <Thumb src={row.pictureKey && pictureAddress(row.pictureKey)} className="h-10 w-8 shrink-0" />
                <span className="[overflow-wrap:anywhere]">
                  <Link href={`/admin/products/${row.id}`} prefetch={false} className="row-link">
                    {row.title}
                  </Link>
                  <span className="block text-ink-3 max-md:hidden">{row.handle}</span>
                  <span className="block text-ink-3 sm:hidden">{many(row.variantCount, "variant")}</span>
                </span>
              </span>
            </th>
            <td className="text-ink-2 max-md:hidden">{row.vendor || "–"}</td>
            <td className="figure max-sm:hidden">{row.variantCount}</td>
            <td>
              <Status of={productStatusWords[row.status]} />
              {row.status === "active" && !row.published && (
                <span className="block text-ink-3">in no channel</span>
              )}
            </td>
            <td className="text-ink-2 max-lg:hidden">
              <Time at={row.updatedAt} here={here} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
