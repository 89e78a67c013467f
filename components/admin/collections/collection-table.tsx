import Link from "next/link";
import { Thumb } from "@/components/ui/thumb";
import { pictureAddress } from "@/lib/catalog/contract";
import type { DeskCollectionRow } from "@/lib/views/contract";
import type { Submit } from "../form/use-submit";
import { Status } from "../parts/status";
import type { Word } from "../words";
import { CollectionMoves } from "./collection-moves";

interface TableProps {
  readonly rows: readonly DeskCollectionRow[];
  /** Null where they are only looked at. */
  readonly order: Submit<{ readonly ids: string[] }> | null;
}

/** Collections in the order of the shop, with what is in them. */
export function CollectionTable({ rows, order }: TableProps) {
  return (
    <table className="ledger">
      <caption className="sr-only">Collections</caption>
      <thead>
        <tr>
          <th scope="col">Collection</th>
          <th scope="col" className="max-sm:hidden">
            Status
          </th>
          <th scope="col" className="figure">
            Products
          </th>
          {order && (
            <th scope="col">
              <span className="sr-only">Move</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.id}>
            <th scope="row">
              <span className="flex gap-3">
                <Thumb
                  src={row.pictureKey && pictureAddress(row.pictureKey)}
                  width={32}
                  className="h-10 w-8 shrink-0"
                />
                <span className="min-w-0">
                  <Link
                    href={`/admin/collections/${row.id}`}
                    prefetch={false}
                    className="inline-flex min-h-6 items-center font-semibold underline-offset-4 hover:underline"
                  >
                    {row.title}
                  </Link>
                  <span className="block text-ink-3 max-sm:hidden">/collections/{row.handle}</span>
                  <span className="block sm:hidden">
                    <Status of={standingOf(row)} />
                  </span>
                </span>
              </span>
            </th>
            <td className="align-middle max-sm:hidden">
              <Status of={standingOf(row)} />
            </td>
            <td className="figure align-middle">
              {row.products}
              {row.onSale !== row.products && <span className="block text-ink-3">{row.onSale} on sale</span>}
            </td>
            {order && (
              <td className="text-right align-middle">
                <CollectionMoves name={row.title} at={at} ids={rows.map((one) => one.id)} order={order} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function standingOf(row: DeskCollectionRow): Word {
  if (row.archived) return { word: "Taken away", tone: "quiet" };
  if (row.onSale > 0) return { word: "In the shop", tone: "usual" };
  return { word: row.products === 0 ? "Empty, so not shown" : "Nothing on sale", tone: "note" };
}
