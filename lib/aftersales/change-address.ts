import { progressOf } from "@/lib/fulfilment";
import { type Address, type AddressField, changedFields, missingFields } from "@/lib/kernel/address";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { deliveryFields } from "@/lib/kernel/delivery-fields";
import { invariant } from "@/lib/kernel/invariant";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { addToTimeline, changeDelivery, deliveryOf, lockOrderRow, touchOrder } from "@/lib/orders";
import { audit } from "@/lib/platform/audit";
import { finishAttempt } from "@/lib/platform/idempotency";
import { lock } from "@/lib/platform/locks";
import { transact } from "@/lib/platform/transact";
import { readConfigVersion } from "@/lib/shop";
import { currentRates, placeOf } from "@/lib/tax";
import type { ChangeAddressInput } from "./contract";
import { whyItStays } from "./policy";

export type ChangeAddressRefusal =
  | "order_not_found"
  | "order_not_placed"
  | "changed_meanwhile"
  | "goes_nowhere"
  | "order_sent"
  | "address_incomplete"
  | "country_fixed"
  | "region_fixed";

export interface ChangeAddressDetail {
  /** What the order's version is by now, and where it goes. */
  readonly version?: number;
  readonly delivery?: Address;
  readonly missing?: readonly AddressField[];
}

/**
 * Sends an order elsewhere, while nothing of it has left; the same address again changes nothing. Country and, where tax
 * goes by it, region stay: delivery and tax were worked out for them. Who is billed stays as it was. The timeline says
 * which fields, the audit log what they were and are. Refusals: `order_not_placed`, `goes_nowhere`, `order_sent`,
 * `changed_meanwhile` with the present `version` and `delivery`, `address_incomplete` with `missing`, `country_fixed`,
 * `region_fixed`.
 */
export function changeAddress(
  ctx: Ctx,
  orderId: string,
  { version, ...address }: ChangeAddressInput,
): Promise<Result<undefined, ChangeAddressRefusal, ChangeAddressDetail>> {
  return transact(ctx, async (tx): Promise<Result<undefined, ChangeAddressRefusal, ChangeAddressDetail>> => {
    const order = await lock(tx, "order", () => lockOrderRow(tx, orderId));
    if (!order) return refuse("order_not_found", {});
    const before = await deliveryOf(tx, orderId);
    const lines = await progressOf(tx, orderId);
    const stays = whyItStays({ state: order.state, delivery: before, lines });
    if (stays) return refuse(stays, {});
    invariant(before, "what goes nowhere stays");
    if (order.version !== version)
      return refuse("changed_meanwhile", { version: order.version, delivery: before });
    const missing = missingFields(address, deliveryFields(address.address_country));
    if (missing.length > 0) return refuse("address_incomplete", { missing });
    if (address.address_country !== before.address_country) return refuse("country_fixed", {});
    if (await isTaxedElsewhere(tx, before, address)) return refuse("region_fixed", {});
    await write(tx, orderId, before, address);
    const done = ok();
    await finishAttempt(tx, done);
    return done;
  });
}

/** Whether one of two regions of a country has a rate of its own. */
async function isTaxedElsewhere(tx: TxCtx, before: Address, after: Address): Promise<boolean> {
  const [from, to] = [placeOf(before), placeOf(after)];
  if (from.region === to.region) return false;
  const rates = await currentRates(tx, await readConfigVersion(tx));
  return rates.some(
    ({ country, region }) =>
      country === to.country && region !== null && (region === from.region || region === to.region),
  );
}

async function write(tx: TxCtx, orderId: string, before: Address, after: Address): Promise<void> {
  const fields = changedFields(before, after);
  if (fields.length === 0) return;
  await changeDelivery(tx, orderId, after);
  // The timeline is never overwritten, so nothing that names a person may stand in it.
  await addToTimeline(tx, { orderId, type: "address_changed", detail: { fields } });
  await touchOrder(tx, orderId);
  await audit(tx, "order.address_changed", { kind: "order", id: orderId }, { before, after });
}
