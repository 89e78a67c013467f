"use client";
import Link from "next/link";
import { useState } from "react";
import { Thumb } from "@/components/ui/thumb";
import { MAX_IN_COLLECTION, pictureAddress } from "@/lib/catalog/contract";
import type { CollectedProduct, DeskCollection } from "@/lib/views/contract";
import { Button } from "../form/button";
import { MoveButtons, moved } from "../form/move-buttons";
import { RefusalNote } from "../form/refusal-note";
import { Unsaved } from "../form/unsaved";
import { type Submit, useSubmit } from "../form/use-submit";
import { many } from "../format";
import { FindProduct } from "../products/find-product";
import { say } from "../shell/said";
import { productStatusWords } from "../words";

interface CollectedProps {
  readonly collection: Pick<DeskCollection, "id" | "products">;
  readonly arrange: Submit<{
    readonly id: string;
    readonly productIds: string[];
    readonly seen: string[];
  }>;
}

const idsOf = (products: readonly CollectedProduct[]) => products.map((product) => product.id);

/** The products of a collection in their order: found, drawn or moved by buttons, taken out, and saved together. */
export function Collected({ collection, arrange }: CollectedProps) {
  const [draft, setDraft] = useState<readonly CollectedProduct[] | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const { send, pending, refusal } = useSubmit(arrange, { said: "Saved", onDone: () => setDraft(null) });
  const products = draft ?? collection.products;
  const [known, wanted] = [idsOf(collection.products), idsOf(products)];
  const isDirty = known.join() !== wanted.join();

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send({ id: collection.id, productIds: wanted, seen: known });
      }}
    >
      <Unsaved when={isDirty} />
      <FindProduct
        label="Add a product"
        taken={(product) => {
          if (wanted.includes(product.id)) return "In it";
          return products.length >= MAX_IN_COLLECTION ? "The collection is full" : null;
        }}
        onChoose={(product) => {
          setDraft([...products, product]);
          say(`${product.title} is number ${products.length + 1}`);
        }}
      />
      {products.length === 0 ? (
        <p className="border-line border-y py-8 text-center text-ink-2">
          Nothing in it yet. Shoppers see a collection once something in it is on sale.
        </p>
      ) : (
        <ol className="border-line border-t">
          {products.map((product, at) => (
            <li
              key={product.id}
              className={`flex items-center gap-3 border-line border-b py-2 ${dragged === product.id ? "opacity-40" : ""}`}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                event.dataTransfer.setData("text/plain", product.id);
                setDragged(product.id);
              }}
              onDragEnd={() => setDragged(null)}
              onDragEnter={() => {
                const from = products.findIndex((one) => one.id === dragged);
                if (from >= 0 && from !== at) setDraft(moved(products, from, at - from));
              }}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => event.preventDefault()}
            >
              <span className="w-6 shrink-0 cursor-grab text-right text-ink-3 tabular-nums">{at + 1}</span>
              <Thumb
                src={product.pictureKey && pictureAddress(product.pictureKey)}
                width={32}
                className="h-10 w-8 shrink-0"
              />
              <span className="min-w-0 flex-1">
                <Link
                  href={`/admin/products/${product.id}`}
                  prefetch={false}
                  draggable={false}
                  className="inline-flex min-h-6 items-center underline-offset-4 hover:underline"
                >
                  {product.title}
                </Link>
                {product.status !== "active" && (
                  <span className="block text-ink-3">
                    {productStatusWords[product.status].word}: not shown
                  </span>
                )}
              </span>
              <span className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
                <button
                  type="button"
                  className="btn btn-bare"
                  onClick={() => setDraft(products.filter((one) => one.id !== product.id))}
                >
                  Take out<span className="sr-only"> {product.title}</span>
                </button>
                <MoveButtons
                  name={product.title}
                  at={at}
                  of={products.length}
                  onMove={(step) => {
                    setDraft(moved(products, at, step));
                    say(`${product.title} is now ${at + 1 + step} of ${products.length}`);
                    return true;
                  }}
                />
              </span>
            </li>
          ))}
        </ol>
      )}
      <RefusalNote refusal={refusal} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" className="btn btn-first" off={pending || !isDirty}>
          {pending ? "Saving…" : "Save the order"}
        </Button>
        {isDirty && (
          <Button className="btn" off={pending} onClick={() => setDraft(null)}>
            Leave it as it was
          </Button>
        )}
        <span className="text-ink-3">{many(products.length, "product")}</span>
      </div>
    </form>
  );
}
