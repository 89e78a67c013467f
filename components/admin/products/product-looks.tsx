"use client";
import type { ReactNode } from "react";
import { Thumb } from "@/components/ui/thumb";
import type { ProductLook } from "@/lib/assortment/contract";
import { pictureAddress } from "@/lib/catalog/contract";
import { count, type Here, many } from "../format";
import { Amount } from "../parts/amount";
import { Facts } from "../parts/facts";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { QuickLooks } from "../rows/quick-look";
import { productStatusWords } from "../words";

interface LooksProps {
  readonly rows: readonly { readonly id: string; readonly name: string }[];
  readonly here: Here;
  readonly children: ReactNode;
}

/** Around the product list: a look at one without leaving it. */
export function ProductLooks({ rows, here, children }: LooksProps) {
  return (
    <QuickLooks<ProductLook>
      rows={rows}
      source={(id) => `/admin/products/${id}/look`}
      page={(id) => `/admin/products/${id}`}
      view={(product) => <Look product={product} here={here} />}
    >
      {children}
    </QuickLooks>
  );
}

function Look({ product, here }: { readonly product: ProductLook; readonly here: Here }) {
  return (
    <div className="flex flex-col gap-5">
      {product.pictures.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {product.pictures.map((picture) => (
            <li key={picture.key}>
              <Thumb src={pictureAddress(picture.key)} alt={picture.alt} width={80} className="h-25 w-20" />
            </li>
          ))}
        </ul>
      )}
      <Facts
        of={[
          ["Status", <Status key="s" of={productStatusWords[product.status]} />],
          ["Sold", product.published ? "in a channel" : "in no channel"],
          ["Address", product.handle],
          product.vendor !== "" && ["Vendor", product.vendor],
          product.productType !== "" && ["Type", product.productType],
          product.tags.length > 0 && ["Tags", product.tags.join(", ")],
          ["Changed", <Time key="t" at={product.updatedAt} here={here} />],
        ]}
      />
      <table className="ledger">
        <caption className="sr-only">Variants</caption>
        <thead>
          <tr>
            <th scope="col">Variant</th>
            <th scope="col" className="figure">
              To sell
            </th>
            {product.lists.map((list) => (
              <th key={list.id} scope="col" className="figure">
                {list.currency}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {product.variants.map((variant) => (
            <tr key={variant.id}>
              <th scope="row">
                {variant.title || "Only variant"}
                {variant.sku && <span className="block text-ink-3">{variant.sku}</span>}
              </th>
              <td className="figure">
                {variant.available === null ? (
                  "any"
                ) : (
                  <span className={variant.available <= 0 ? "text-bad" : undefined}>
                    {count(variant.available)}
                  </span>
                )}
                {variant.held > 0 && <span className="block text-ink-3">{variant.held} held</span>}
              </td>
              {product.lists.map((list, at) => (
                <td key={list.id} className="figure">
                  <Amount amount={variant.prices[at] ?? null} currency={list.currency} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {product.more > 0 && (
        <p className="text-ink-3">And {many(product.more, "more variant", "more variants")}.</p>
      )}
    </div>
  );
}
