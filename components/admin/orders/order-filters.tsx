import Form from "next/form";
import type { ReactNode } from "react";
import { orderStates } from "@/lib/orders/contract";
import { fulfilmentFilters, type OrderListInput, paymentStatuses } from "@/lib/views/contract";
import { shortDay } from "../format";
import { Drop } from "../parts/drop";
import { FilterChips, FilterChoice, FilterDay } from "../parts/filter-fields";
import { fulfilmentFilterWords, orderStateWords, paymentStatusWords } from "../words";

interface FilterProps {
  readonly input: OrderListInput;
  /** The columns that were chosen: they stay while one narrows. */
  readonly columns?: string | undefined;
  readonly beside?: ReactNode;
  readonly seesMoney: boolean;
  readonly seesCustomers: boolean;
  readonly address: (change: Partial<OrderListInput>) => string;
}

/** What the list is narrowed to: search, the filters behind one button, and each that is on as a chip to take off. */
export function OrderFilters({ input, columns, beside, seesMoney, seesCustomers, address }: FilterProps) {
  const chips = chipsOf(input, seesMoney);
  return (
    <div className="mb-4 flex flex-col gap-2.5">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <Form action="/admin/orders" className="flex min-w-0 flex-[1_1_16rem] flex-wrap items-start gap-2">
          {input.scope && <input type="hidden" name="scope" value={input.scope} />}
          {columns && <input type="hidden" name="columns" value={columns} />}
          <div className="min-w-0 flex-[1_1_9rem] sm:max-w-[24rem]">
            <label htmlFor="q" className="sr-only">
              {seesCustomers ? "Number, name or e-mail" : "Number or name"}
            </label>
            <input
              id="q"
              name="q"
              type="search"
              defaultValue={input.q}
              placeholder={seesCustomers ? "Number, name or e-mail" : "Number or name"}
              maxLength={120}
              autoComplete="off"
              className="input"
            />
          </div>
          <button type="submit" className="btn">
            Find
          </button>
          <Drop key={JSON.stringify(input)} label="Filter" shortcut="f" name="Open the filters">
            <div className="flex flex-col gap-3">
              <FilterChoice
                name="state"
                label="Status"
                value={input.state}
                words={orderStates.map((one) => [one, orderStateWords[one].word])}
              />
              {seesMoney && (
                <FilterChoice
                  name="payment"
                  label="Payment"
                  value={input.payment}
                  words={paymentStatuses.map((one) => [one, paymentStatusWords[one].word])}
                />
              )}
              <FilterChoice
                name="fulfilment"
                label="Fulfilment"
                value={input.fulfilment}
                words={fulfilmentFilters.map((one) => [one, fulfilmentFilterWords[one]])}
              />
              <div className="grid grid-cols-2 gap-2 pointer-coarse:grid-cols-1">
                <FilterDay name="from" label="From" value={input.from} />
                <FilterDay name="to" label="To" value={input.to} />
              </div>
              <button type="submit" className="btn btn-first mt-1">
                Show
              </button>
            </div>
          </Drop>
        </Form>
        {beside}
      </div>
      <FilterChips
        chips={chips.map(({ name, word }) => ({
          href: address({ [name]: undefined, after: undefined }),
          word,
        }))}
      />
    </div>
  );
}

interface Chip {
  readonly name: keyof OrderListInput;
  readonly word: string;
}

function chipsOf(input: OrderListInput, seesMoney: boolean): Chip[] {
  const chips: Chip[] = [];
  const add = (name: Chip["name"], word: string | false | undefined) => {
    if (word) chips.push({ name, word });
  };
  add("q", input.q && `“${input.q}”`);
  add("state", input.state && orderStateWords[input.state].word);
  add("payment", seesMoney && input.payment && paymentStatusWords[input.payment].word);
  add("fulfilment", input.fulfilment && fulfilmentFilterWords[input.fulfilment]);
  add("from", input.from && `from ${shortDay(input.from)}`);
  add("to", input.to && `to ${shortDay(input.to)}`);
  return chips;
}
