import type { ReactNode } from "react";
import { orderStates } from "@/lib/orders/contract";
import { fulfilmentFilters, type OrderListInput, paymentStatuses } from "@/lib/views/contract";
import { shortDay } from "../format";
import { FilterChoice, FilterDay } from "../parts/filter-fields";
import { filtersOn, ListFilters } from "../parts/list-filters";
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

/** What the orders are narrowed to. */
export function OrderFilters({ input, columns, beside, seesMoney, seesCustomers, address }: FilterProps) {
  return (
    <ListFilters
      path="/admin/orders"
      input={input}
      within={{ scope: input.scope, currency: input.currency, columns }}
      search={{
        name: "q",
        label: seesCustomers ? "Number, name or e-mail" : "Number or name",
        maxLength: 120,
        keyName: "Find an order",
      }}
      on={filtersOn({
        q: input.q && `“${input.q}”`,
        state: input.state && orderStateWords[input.state].word,
        payment: seesMoney && input.payment && paymentStatusWords[input.payment].word,
        fulfilment: input.fulfilment && fulfilmentFilterWords[input.fulfilment],
        currency: seesMoney && input.currency && `in ${input.currency}`,
        from: input.from && `from ${shortDay(input.from)}`,
        to: input.to && `to ${shortDay(input.to)}`,
      })}
      address={address}
      beside={beside}
    >
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
    </ListFilters>
  );
}
