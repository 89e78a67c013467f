import Link from "next/link";
import type { Columns } from "@/lib/desk/contract";
import type { CustomerListRow } from "@/lib/views/contract";
import { count, type Here, many } from "../format";
import { Amount } from "../parts/amount";
import { Email } from "../parts/email";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { columnWords } from "../rows/columns";
import { customerWord } from "./customer-words";

const words = columnWords.customers;

/** Customers, one a row, the whole row a link. On a phone a row is two lines. */
export function CustomerTable({
  rows,
  here,
  columns,
}: {
  readonly rows: readonly CustomerListRow[];
  readonly here: Here;
  readonly columns: Columns<"customers">;
}) {
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Customers</caption>
      <thead>
        <tr>
          <th scope="col">Customer</th>
          {columns.has("address") && (
            <th scope="col" className="max-md:hidden">
              {words.address}
            </th>
          )}
          {columns.has("newsletter") && (
            <th scope="col" className="max-lg:hidden">
              {words.newsletter}
            </th>
          )}
          {columns.has("last") && (
            <th scope="col" className="max-lg:hidden">
              {words.last}
            </th>
          )}
          {columns.has("since") && (
            <th scope="col" className="max-sm:hidden">
              {words.since}
            </th>
          )}
          {columns.has("orders") && (
            <th scope="col" className="figure max-sm:hidden">
              {words.orders}
            </th>
          )}
          {columns.has("spent") && (
            <th scope="col" className="figure">
              {words.spent}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link href={`/admin/customers/${row.id}`} prefetch={false} className="row-link">
                {row.name ?? row.email ?? (row.isErased ? "Erased customer" : "No name")}
              </Link>
              {row.name && row.email && (
                <span className="block text-ink-3">
                  <Email of={row.email} />
                </span>
              )}
              <span className="block text-ink-3 sm:hidden">
                {columns.has("orders") && many(row.orders, "order")}
                {columns.has("orders") && columns.has("last") && row.lastOrderAt && ", "}
                {columns.has("last") && row.lastOrderAt && (
                  <>
                    last <Time at={row.lastOrderAt} here={here} />
                  </>
                )}
              </span>
              {columns.has("address") && customerWord(row).tone !== "usual" && (
                <span className="block md:hidden">
                  <Status of={customerWord(row)} />
                </span>
              )}
            </th>
            {columns.has("address") && (
              <td className="max-md:hidden">
                <Status of={customerWord(row)} />
              </td>
            )}
            {columns.has("newsletter") && (
              <td className="text-ink-2 max-lg:hidden">{row.letter ? "Yes" : "–"}</td>
            )}
            {columns.has("last") && (
              <td className="text-ink-2 max-lg:hidden">
                {row.lastOrderAt ? <Time at={row.lastOrderAt} here={here} /> : "–"}
              </td>
            )}
            {columns.has("since") && (
              <td className="text-ink-2 max-sm:hidden">
                <Time at={row.since} here={here} />
              </td>
            )}
            {columns.has("orders") && <td className="figure max-sm:hidden">{count(row.orders)}</td>}
            {columns.has("spent") && (
              <td className="figure">
                <Spent of={row.spent} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was paid less what was given back, a line a currency. */
export function Spent({ of }: { readonly of: CustomerListRow["spent"] }) {
  if (of.length === 0) return <span className="text-ink-3">–</span>;
  return of.map(({ currency, amount }) => (
    <span key={currency} className="block">
      <Amount amount={amount} currency={currency} />
    </span>
  ));
}
