import Link from "next/link";
import type { OrderListRow } from "@/lib/views/contract";
import { countryName, type Here, many } from "../format";
import { Amount } from "../parts/amount";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { paymentStatusWords, shippingWord } from "../words";

interface OrderTableProps {
  readonly rows: readonly OrderListRow[];
  readonly here: Here;
  readonly label: string;
  /** A column for what is in it, for those who pack. */
  readonly packing?: boolean;
}

/** Orders, one a row, the whole row a link. On a phone a row is two lines. */
export function OrderTable({ rows, here, label, packing = false }: OrderTableProps) {
  const seesMoney = rows.some((row) => row.money !== null);
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col" className="max-sm:hidden">
            {packing ? "For" : "Customer"}
          </th>
          {packing && (
            <th scope="col" className="max-md:hidden">
              To
            </th>
          )}
          <th scope="col" className="max-md:hidden">
            Placed
          </th>
          {seesMoney && (
            <th scope="col" className="max-lg:hidden">
              Payment
            </th>
          )}
          <th scope="col" className="max-sm:text-right">
            Fulfilment
          </th>
          {packing && (
            <th scope="col" className="figure max-sm:hidden">
              Units left
            </th>
          )}
          {seesMoney && (
            <th scope="col" className="figure max-sm:hidden">
              Total
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} here={here} packing={packing} seesMoney={seesMoney} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  row,
  here,
  packing,
  seesMoney,
}: {
  readonly row: OrderListRow;
  readonly here: Here;
  readonly packing: boolean;
  readonly seesMoney: boolean;
}) {
  const shipping = shippingWord(row.state, row.fulfilment);
  const who = row.name ?? row.email ?? "No name";
  return (
    <tr>
      <th scope="row">
        <Link href={`/admin/orders/${row.id}`} prefetch={false} className="row-link whitespace-nowrap">
          {row.label}
        </Link>
        {row.notes > 0 && <span className="ml-2 text-ink-3">{many(row.notes, "note")}</span>}
        <span className="block text-ink-2 sm:hidden">{who}</span>
        <span className="block text-ink-3 md:hidden">
          <Time at={row.listedAt} here={here} />
        </span>
      </th>
      <td className="max-sm:hidden">
        <span className="[overflow-wrap:anywhere]">{who}</span>
      </td>
      {packing && (
        <td className="text-ink-2 max-md:hidden">{row.country ? countryName(row.country) : "–"}</td>
      )}
      <td className="text-ink-2 max-md:hidden">
        <Time at={row.listedAt} here={here} />
      </td>
      {seesMoney && (
        <td className="max-lg:hidden">
          {row.money && <Status plain of={paymentStatusWords[row.money.payment]} />}
        </td>
      )}
      <td className="max-sm:text-right">
        <Status of={shipping} />
        {row.money && (
          <span className="block tabular-nums sm:hidden">
            <Amount amount={row.money.total} currency={row.money.currency} />
          </span>
        )}
        {packing && <span className="block text-ink-3 sm:hidden">{many(row.open, "unit")}</span>}
      </td>
      {packing && <td className="figure max-sm:hidden">{row.open}</td>}
      {seesMoney && (
        <td className="figure max-sm:hidden">
          {row.money && <Amount amount={row.money.total} currency={row.money.currency} />}
        </td>
      )}
    </tr>
  );
}
