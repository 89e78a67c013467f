import Link from "next/link";
import { type Columns, columnsOf } from "@/lib/desk/contract";
import type { OrderListRow } from "@/lib/views/contract";
import { countryName, type Here, many } from "../format";
import { Amount } from "../parts/amount";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { Choose, ChooseAll } from "../rows/chooser";
import { columnWords } from "../rows/columns";
import { LookButton } from "../rows/quick-look";
import { paymentStatusWords, shippingWord } from "../words";

interface OrderTableProps {
  readonly rows: readonly OrderListRow[];
  readonly here: Here;
  readonly label: string;
  readonly columns?: Columns<"orders">;
  /** Within a `Chooser` and the `OrderLooks`. */
  readonly chooses?: boolean;
}

interface Shown {
  readonly has: Columns<"orders">;
  readonly chooses: boolean;
}

const words = columnWords.orders;
const usual = columnsOf("orders", undefined);

/** Orders, one a row, the whole row a link. On a phone a row is two lines. */
export function OrderTable({ rows, here, label, columns = usual, chooses = false }: OrderTableProps) {
  const seesMoney = rows.some((row) => row.money !== null);
  const has: Columns<"orders"> = seesMoney
    ? columns
    : new Set([...columns].filter((name) => name !== "payment" && name !== "total"));
  const shown = { has, chooses };
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr>
          {chooses && (
            <th scope="col" className="w-6">
              <ChooseAll />
            </th>
          )}
          <th scope="col">Order</th>
          {chooses && (
            <th scope="col" className="w-px max-sm:hidden">
              <span className="sr-only">Look</span>
            </th>
          )}
          {has.has("customer") && (
            <th scope="col" className="max-sm:hidden">
              {words.customer}
            </th>
          )}
          {has.has("to") && (
            <th scope="col" className="max-md:hidden">
              {words.to}
            </th>
          )}
          {has.has("placed") && (
            <th scope="col" className="max-md:hidden">
              {words.placed}
            </th>
          )}
          {has.has("payment") && (
            <th scope="col" className="max-lg:hidden">
              {words.payment}
            </th>
          )}
          {(has.has("fulfilment") || has.has("total")) && (
            <th scope="col" className={`max-sm:text-right ${has.has("fulfilment") ? "" : "sm:hidden"}`}>
              {has.has("fulfilment") ? words.fulfilment : words.total}
            </th>
          )}
          {has.has("units") && (
            <th scope="col" className="figure max-sm:hidden">
              {words.units}
            </th>
          )}
          {has.has("total") && (
            <th scope="col" className="figure max-sm:hidden">
              {words.total}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} here={here} shown={shown} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  row,
  here,
  shown,
}: {
  readonly row: OrderListRow;
  readonly here: Here;
  readonly shown: Shown;
}) {
  const { has, chooses } = shown;
  const who = row.name ?? row.email ?? "No name";
  return (
    <tr>
      {chooses && (
        <td className="w-6">
          <Choose row={{ id: row.id, name: row.label, version: row.version }} />
        </td>
      )}
      <th scope="row">
        <Link href={`/admin/orders/${row.id}`} prefetch={false} className="row-link whitespace-nowrap">
          {row.label}
        </Link>
        {row.notes > 0 && <span className="ml-2 text-ink-3">{many(row.notes, "note")}</span>}
        {has.has("customer") && <span className="block text-ink-2 sm:hidden">{who}</span>}
        {has.has("placed") && (
          <span className="block text-ink-3 md:hidden">
            <Time at={row.listedAt} here={here} />
          </span>
        )}
      </th>
      {chooses && (
        <td className="max-sm:hidden">
          <span className="row-acts">
            <LookButton id={row.id} name={row.label} />
          </span>
        </td>
      )}
      {has.has("customer") && (
        <td className="max-sm:hidden">
          <span>{who}</span>
        </td>
      )}
      {has.has("to") && (
        <td className="text-ink-2 max-md:hidden">{row.country ? countryName(row.country) : "–"}</td>
      )}
      {has.has("placed") && (
        <td className="text-ink-2 max-md:hidden">
          <Time at={row.listedAt} here={here} />
        </td>
      )}
      {has.has("payment") && (
        <td className="max-lg:hidden">
          {row.money && <Status plain of={paymentStatusWords[row.money.payment]} />}
        </td>
      )}
      {(has.has("fulfilment") || has.has("total")) && (
        <td className={`max-sm:text-right ${has.has("fulfilment") ? "" : "sm:hidden"}`}>
          {has.has("fulfilment") && <Status of={shippingWord(row.state, row.fulfilment)} />}
          {row.money && has.has("total") && (
            <span className="block tabular-nums sm:hidden">
              <Amount amount={row.money.total} currency={row.money.currency} />
            </span>
          )}
        </td>
      )}
      {has.has("units") && <td className="figure max-sm:hidden">{row.open}</td>}
      {has.has("total") && (
        <td className="figure max-sm:hidden">
          {row.money && <Amount amount={row.money.total} currency={row.money.currency} />}
        </td>
      )}
    </tr>
  );
}
