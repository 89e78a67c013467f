"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { parseDecimal } from "@/lib/kernel/money";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { Unsaved } from "../form/unsaved";
import { type Submit, useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";

/** What a new product begins with: one variant, its prices, and what is on the shelf. */
export interface NewProductValues {
  readonly title: string;
  readonly vendor: string;
  readonly variants: {
    sku: string | null;
    grams: number;
    onHand: number;
    values: string[];
    prices: { priceListId: string; amount: number }[];
  }[];
}

interface NewProps {
  readonly lists: readonly { readonly id: string; readonly name: string; readonly currency: string }[];
  readonly add: Submit<NewProductValues, { productId: string }>;
}

const blank: Readonly<Partial<Record<string, string>>> = { grams: "0", stock: "0" };

/** Makes a product, a draft that shoppers do not see yet. */
export function NewProductForm({ lists, add }: NewProps) {
  const router = useRouter();
  const [typed, setTyped] = useState(blank);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [isMade, setMade] = useState(false);
  const { send, pending, refusal } = useSubmit(add, {
    said: "The draft is made",
    onDone: ({ productId }) => {
      setMade(true);
      router.push(`/admin/products/${productId}`);
    },
  });
  const bind = (name: string) => ({
    value: typed[name] ?? "",
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  const whole = (name: string) => (/^\d{1,8}$/.test((typed[name] ?? "").trim()) ? Number(typed[name]) : null);

  function submit() {
    const prices = lists.map((list) => ({
      priceListId: list.id,
      amount: parseDecimal((typed[list.id] ?? "").replace(",", "."), list.currency),
    }));
    const bad = new Set(prices.filter((price) => price.amount === null).map((price) => price.priceListId));
    const [grams, onHand] = [whole("grams"), whole("stock")];
    if (grams === null) bad.add("grams");
    if (onHand === null) bad.add("stock");
    setWrong(bad);
    if (bad.size > 0 || grams === null || onHand === null) return;
    void send({
      title: typed.title ?? "",
      vendor: typed.vendor ?? "",
      variants: [
        {
          sku: (typed.sku ?? "").trim() || null,
          grams,
          onHand,
          values: [],
          prices: prices.map(({ priceListId, amount }) => ({ priceListId, amount: amount ?? 0 })),
        },
      ],
    });
  }

  return (
    <form
      className="flex max-w-[30rem] flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Unsaved
        when={!isMade && Object.entries(typed).some(([name, value]) => value !== blank[name] && value)}
      />
      <Field required id="title" label="Title" problem={fieldProblem(refusal, "title")}>
        {(control) => <input {...control} {...bind("title")} className="input" required maxLength={255} />}
      </Field>
      <Field id="vendor" label="Vendor">
        {(control) => <input {...control} {...bind("vendor")} className="input" maxLength={120} />}
      </Field>
      {lists.map((list) => (
        <Field
          required
          key={list.id}
          id={`price-${list.id}`}
          label={`Price in ${list.currency}`}
          hint={list.name}
          problem={wrong.has(list.id) ? "Write a price such as 12.50." : null}
        >
          {(control) => (
            <input
              {...control}
              {...bind(list.id)}
              className="input !w-36 text-right"
              inputMode="decimal"
              autoComplete="off"
              required
            />
          )}
        </Field>
      ))}
      <div className="grid grid-cols-3 gap-3">
        <Field
          id="sku"
          label="SKU"
          problem={refusal?.code === "sku_taken" ? "Another variant has it." : null}
        >
          {(control) => (
            <input {...control} {...bind("sku")} className="input" maxLength={100} autoComplete="off" />
          )}
        </Field>
        <Field id="grams" label="Grams" problem={wrong.has("grams") ? "A whole number." : null}>
          {(control) => (
            <input {...control} {...bind("grams")} className="input text-right" inputMode="numeric" />
          )}
        </Field>
        <Field id="stock" label="On hand" problem={wrong.has("stock") ? "A whole number." : null}>
          {(control) => (
            <input {...control} {...bind("stock")} className="input text-right" inputMode="numeric" />
          )}
        </Field>
      </div>
      <RefusalNote refusal={refusal} />
      <Button type="submit" className="btn btn-first self-start" off={pending}>
        {pending ? "Making…" : "Make the draft"}
      </Button>
    </form>
  );
}
