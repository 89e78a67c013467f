import type { BrowserContext } from "@playwright/test";
import { addAddress, findOrCreateCustomer, proveEmail } from "@/lib/customers";
import type { Address } from "@/lib/kernel/address";
import { transact } from "@/lib/platform/transact";
import { buyer } from "@/tests/factories";
import type { JourneyShop } from "./fixtures";
import { signInCustomer } from "./looks/fixtures";

/** Somebody with two addresses and whatever was ordered under theirs, signed in here. Returns the customer's id. */
export async function signInMember(
  shop: JourneyShop,
  context: BrowserContext,
  email: string,
  names = { firstName: "Ines", lastName: "Caldeira" },
  destination: Address = buyer.destination,
): Promise<string> {
  const id = await transact(shop.ctx, async (tx) => {
    const customer = await findOrCreateCustomer(tx, { email, ...names });
    await proveEmail(tx, customer.id);
    await addAddress(tx, customer.id, { ...destination, is_default: true });
    await addAddress(tx, customer.id, { ...destination, company: "Kontor", is_default: false });
    return customer.id;
  });
  await signInCustomer(shop, context, id);
  return id;
}
