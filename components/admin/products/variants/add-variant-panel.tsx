"use client";
import { useState } from "react";
import type { AddVariant, DeskProduct, DeskVariant } from "@/lib/assortment/contract";
import { decimalString, parseDecimal } from "@/lib/kernel/money";
import { Button } from "../../form/button";
import { Field } from "../../form/field";
import { Panel } from "../../form/panel";
import { RefusalNote } from "../../form/refusal-note";
import { type Submit, useSubmit } from "../../form/use-submit";
import { fieldProblem } from "../../refusal-words";

interface AddProps {
  readonly product: Pick<DeskProduct, "id" | "version" | "options" | "priceLists">;
  /** Those that are sold. */
  readonly variants: readonly DeskVariant[];
  readonly add: Submit<AddVariant, unknown>;
}

/** One more variant: its values, its prices, and what is on the shelf. */
export function AddVariantPanel(props: AddProps) {
  return (
    <Panel label="Add a variant" title="Add a variant">
      {(close) => <Add {...props} close={close} />}
    </Panel>
  );
}

function Add({ product, variants, add, close }: AddProps & { readonly close: () => void }) {
  const [typed, setTyped] = useState<Readonly<Partial<Record<string, string>>>>(() =>
    likeTheLast(variants, product.priceLists),
  );
  const [wrong, setWrong] = useState<Readonly<Partial<Record<string, string>>>>({});
  const { send, pending, refusal } = useSubmit(add, { said: "The variant is there", onDone: close });
  const choices = product.options.filter((option) => option.values.length > 0);
  const isFirst = choices.length === 0;
  const text = (name: string) => (typed[name] ?? "").trim();
  const bind = (name: string) => ({
    value: typed[name] ?? "",
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  const valueFields = isFirst ? ["value-0"] : choices.map((_, at) => `value-${at}`);

  function submit() {
    const bad: Record<string, string> = {};
    for (const name of [...valueFields, ...(isFirst ? ["option", "present"] : [])])
      if (text(name) === "") bad[name] = "Say what it is called.";
    const whole = (name: string) => {
      if (!/^\d{1,8}$/.test(text(name))) bad[name] = "A whole number.";
      return Number(text(name));
    };
    const prices = product.priceLists.map((list) => {
      const amount = parseDecimal(text(list.id).replace(",", "."), list.currency);
      if (amount === null) bad[list.id] = "Write a price such as 12.50.";
      return { priceListId: list.id, amount: amount ?? 0 };
    });
    const [grams, onHand] = [whole("grams"), whole("stock")];
    setWrong(bad);
    if (Object.keys(bad).length > 0) return;
    void send({
      productId: product.id,
      expectedVersion: product.version,
      values: valueFields.map(text),
      first: isFirst ? { option: text("option"), value: text("present") } : null,
      sku: text("sku") || null,
      barcode: text("barcode") || null,
      grams,
      onHand,
      prices,
    });
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {isFirst ? (
        <>
          <Field
            id="option"
            label="What they differ in"
            hint="Such as size or colour. Until now there was nothing to choose."
            problem={wrong.option}
          >
            {(control) => (
              <input {...control} {...bind("option")} className="input" maxLength={60} data-first />
            )}
          </Field>
          <Field id="present" label="The one that is there is" problem={wrong.present}>
            {(control) => <input {...control} {...bind("present")} className="input" maxLength={120} />}
          </Field>
          <Field id="value-0" label="The new one is" problem={wrong["value-0"]}>
            {(control) => <input {...control} {...bind("value-0")} className="input" maxLength={120} />}
          </Field>
        </>
      ) : (
        choices.map((option, at) => (
          <Field
            key={option.name}
            id={`value-${at}`}
            label={option.name}
            hint="One that is there already, or a new one."
            problem={wrong[`value-${at}`]}
          >
            {(control) => (
              <>
                <input
                  {...control}
                  {...bind(`value-${at}`)}
                  list={`values-${at}`}
                  className="input"
                  maxLength={120}
                  autoComplete="off"
                  data-first={at === 0 ? "" : undefined}
                />
                <datalist id={`values-${at}`}>
                  {option.values.map((value) => (
                    <option key={value} value={value} />
                  ))}
                </datalist>
              </>
            )}
          </Field>
        ))
      )}
      <div className="grid grid-cols-2 gap-3">
        {product.priceLists.map((list) => (
          <Field
            key={list.id}
            id={`price-${list.id}`}
            label={`Price in ${list.currency}`}
            problem={wrong[list.id]}
          >
            {(control) => (
              <input
                {...control}
                {...bind(list.id)}
                className="input text-right"
                inputMode="decimal"
                autoComplete="off"
              />
            )}
          </Field>
        ))}
        <Field
          id="new-sku"
          label="SKU"
          problem={refusal?.code === "sku_taken" ? "Another variant has it." : fieldProblem(refusal, "sku")}
        >
          {(control) => (
            <input {...control} {...bind("sku")} className="input" maxLength={100} autoComplete="off" />
          )}
        </Field>
        <Field id="new-barcode" label="Barcode" problem={fieldProblem(refusal, "barcode")}>
          {(control) => (
            <input {...control} {...bind("barcode")} className="input" maxLength={100} autoComplete="off" />
          )}
        </Field>
        <Field id="new-grams" label="Grams" problem={wrong.grams}>
          {(control) => (
            <input {...control} {...bind("grams")} className="input text-right" inputMode="numeric" />
          )}
        </Field>
        <Field id="new-stock" label="On hand" problem={wrong.stock}>
          {(control) => (
            <input {...control} {...bind("stock")} className="input text-right" inputMode="numeric" />
          )}
        </Field>
      </div>
      <RefusalNote refusal={refusal?.code === "sku_taken" ? null : refusal} />
      <Button type="submit" className="btn btn-first self-start" off={pending}>
        {pending ? "Adding…" : "Add the variant"}
      </Button>
    </form>
  );
}

/** A new one mostly weighs and costs what the last one does. */
function likeTheLast(
  variants: readonly DeskVariant[],
  lists: DeskProduct["priceLists"],
): Record<string, string> {
  const last = variants.at(-1);
  const prices = lists.flatMap(({ id, currency }) => {
    const price = last?.prices.find((one) => one.priceListId === id && one.minQuantity === 1);
    return price ? [[id, decimalString({ amount: price.amount, currency })] as const] : [];
  });
  return { grams: String(last?.grams ?? 0), stock: "0", ...Object.fromEntries(prices) };
}
