import type { ProductListRow } from "@/lib/views/contract";
import { ChooseAll } from "../rows/chooser";
import { columnWords } from "../rows/columns";
import { ProductRow } from "./product-row";
import type { RowProps } from "./row-contract";

const words = columnWords.products;

interface ProductTableProps extends Omit<RowProps, "row"> {
  readonly rows: readonly ProductListRow[];
}

/** The catalogue, last changed first; the whole row is a link. Within a `Chooser` where rows can be chosen. */
export function ProductTable({ rows, here, columns, list, write }: ProductTableProps) {
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Products</caption>
      <thead>
        <tr>
          {write && (
            <th scope="col" className="w-6">
              <ChooseAll />
            </th>
          )}
          <th scope="col">Product</th>
          <th scope="col" className="w-px max-sm:hidden">
            <span className="sr-only">Look or edit</span>
          </th>
          {columns.has("vendor") && (
            <th scope="col" className="max-md:hidden">
              {words.vendor}
            </th>
          )}
          {columns.has("type") && (
            <th scope="col" className="max-lg:hidden">
              {words.type}
            </th>
          )}
          {columns.has("variants") && (
            <th scope="col" className="figure max-sm:hidden">
              {words.variants}
            </th>
          )}
          {columns.has("stock") && (
            <th scope="col" className="figure max-sm:hidden">
              {words.stock}
            </th>
          )}
          {columns.has("price") && list && (
            <th scope="col" className="figure max-sm:hidden">
              {words.price}
            </th>
          )}
          {columns.has("status") && (
            <th scope="col" className="max-sm:text-right sm:pl-6">
              {words.status}
            </th>
          )}
          {columns.has("changed") && (
            <th scope="col" className="max-lg:hidden">
              {words.changed}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ProductRow key={row.id} row={row} here={here} columns={columns} list={list} write={write} />
        ))}
      </tbody>
    </table>
  );
}
