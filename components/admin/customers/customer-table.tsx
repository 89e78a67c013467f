import Link from "next/link";
import type { CustomerListRow } from "@/lib/views/contract";
import { count, type Here, many } from "../format";
import { Amount } from "../parts/amount";
import { Email } from "../parts/email";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { customerWord } from "./customer-words";

/** Customers, one a row, the whole row a link. On a phone a row is two lines. */
export function CustomerTable({
  rows,
  here,
}: {
  readonly rows: readonly CustomerListRow[];
  readonly here: Here;
}) {
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Customers</caption>
      <thead>
        <tr>
          <th scope="col">Customer</th>
          <th scope="col" className="max-md:hidden">
            Address
          </th>
          <th scope="col" className="max-lg:hidden">
            Newsletter
          </th>
          <th scope="col" className="max-lg:hidden">
            Last order
          </th>
          <th scope="col" className="max-sm:hidden">
            Since
          </th>
          <th scope="col" className="figure max-sm:hidden">
            Orders
          </th>
          <th scope="col" className="figure">
            Spent
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="[overflow-wrap:anywhere]">
              <Link href={`/admin/customers/${row.id}`} prefetch={false} className="row-link">
                {row.name ?? row.email ?? (row.isErased ? "Erased customer" : "No name")}
              </Link>
              {row.name && row.email && (
                <span className="block text-ink-3">
                  <Email of={row.email} />
                </span>
              )}
              <span className="block text-ink-3 sm:hidden">{many(row.orders, "order")}</span>
            </th>
            <td className="max-md:hidden">
              <Status of={customerWord(row)} />
            </td>
            <td className="text-ink-2 max-lg:hidden">{row.letter ? "Yes" : "–"}</td>
            <td className="text-ink-2 max-lg:hidden">
              {row.lastOrderAt ? <Time at={row.lastOrderAt} here={here} /> : "–"}
            </td>
            <td className="text-ink-2 max-sm:hidden">
              <Time at={row.since} here={here} as="short" />
            </td>
            <td className="figure max-sm:hidden">{count(row.orders)}</td>
            <td className="figure">
              <Spent of={row.spent} />
            </td>
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
