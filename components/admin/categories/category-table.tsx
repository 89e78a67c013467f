import Link from "next/link";
import { categoryAddress } from "@/components/shop/addresses";
import type { DeskCategory } from "@/lib/views/contract";
import type { Submit } from "../form/use-submit";
import type { CategoryValues } from "./category-form";
import { CategoryMoves } from "./category-moves";
import { ChangeCategory, NewCategory } from "./category-panels";

interface TableProps {
  readonly tree: readonly DeskCategory[];
  /** Null for those who may look only. */
  readonly acts: {
    readonly create: Submit<CategoryValues, unknown>;
    readonly edit: Submit<CategoryValues & { readonly id: string }, unknown>;
    readonly arrange: Submit<{ readonly parentId: string | null; readonly ids: string[] }>;
    readonly archive: Submit<{ readonly id: string }>;
  } | null;
}

/** Deeper than this no category stands. */
const indents = ["", "pl-6", "pl-12", "pl-18", "pl-24", "pl-30"];

/** The tree: each category below the one it belongs to, in the order that the menu has. */
export function CategoryTable({ tree, acts }: TableProps) {
  return (
    <table className="ledger ledger-stack">
      <caption className="sr-only">Categories</caption>
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col" className="figure">
            Products
          </th>
          {acts && (
            <th scope="col">
              <span className="sr-only">Edit</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {tree.map((category) => {
          const siblings = tree.filter((one) => one.parentId === category.parentId);
          return (
            <tr key={category.id} className="max-sm:!grid-cols-[auto_1fr] max-sm:items-center">
              <th scope="row">
                <span className={`block ${indents[Math.min(category.depth, 5)]}`}>
                  <span className={category.depth === 0 ? "font-semibold" : ""}>{category.name}</span>
                  <Link
                    href={categoryAddress("", category.path)}
                    prefetch={false}
                    className="block w-fit text-ink-3 underline-offset-4 hover:underline"
                  >
                    {categoryAddress("", category.path)}
                    <span className="sr-only"> in the shop</span>
                  </Link>
                </span>
              </th>
              <td className="figure align-middle">
                {category.products}
                <span className="text-ink-3 sm:hidden">
                  {category.products === 1 ? " product" : " products"}
                </span>
              </td>
              {acts && (
                <td className="align-middle">
                  <span className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
                    {category.depth < indents.length - 1 && (
                      <NewCategory parent={category} tree={tree} create={acts.create} />
                    )}
                    <ChangeCategory category={category} tree={tree} edit={acts.edit} archive={acts.archive} />
                    <CategoryMoves
                      name={category.name}
                      parentId={category.parentId}
                      at={siblings.indexOf(category)}
                      siblings={siblings.map((one) => one.id)}
                      arrange={acts.arrange}
                    />
                  </span>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
