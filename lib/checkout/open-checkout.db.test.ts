import { beforeAll, describe, expect, it } from "vitest";
import { findCart } from "@/lib/cart";
import { addAddress, knownBuyer } from "@/lib/customers";
import { addressSchema } from "@/lib/kernel/address";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { buyer, openShop, type TestShop } from "@/tests/factories";
import { makeCustomer, must } from "@/tests/people";
import { walker } from "@/tests/road";
import { openCheckout, patchCheckout } from "./index";
import { introduceBuyer } from "./introduce-buyer";

const database = await testDatabase();
const ctx = database.ctx({ clock: storyClock() });
let shop: TestShop;
let walk: ReturnType<typeof walker>;

beforeAll(async () => {
  shop = await openShop(ctx);
  walk = walker(ctx, shop);
});

const filled = async () => walk.fillCart([{ itemId: (await shop.sells({ amount: 2_400 })).itemId }]);
const at = (country: string) => addressSchema.parse({ address_country: country });
const totals = (view: { totals: readonly { type: string; amount: number }[] }) =>
  view.totals.map(({ type, amount }) => [type, amount]);

/** A member with an address in their book, as a checkout knows them. */
async function member(email: string) {
  const { id } = await makeCustomer(ctx, email);
  const saved = { ...buyer.destination, is_default: true };
  must(await transact(ctx, (tx) => addAddress(tx, id, saved)));
  return (await knownBuyer(ctx, id))!;
}

describe("a checkout that nothing is known for", () => {
  it("begins in no country, as ever", async () => {
    const view = must(await openCheckout(ctx, (await filled()).cart, null));
    expect(view).toMatchObject({ destination: null, delivery_options: [], delivery_option: null });
    expect(view.messages.map(({ code }) => code)).toContain("address_missing");
  });

  it("begins in the market's home country for whoever asks for that: days and sum stand", async () => {
    const view = must(await openCheckout(ctx, (await filled()).cart, null, { country: "home" }));
    expect(view.destination).toEqual(at("DE"));
    expect(view.delivery_option).toBe("standard");
    expect(totals(view)).toEqual([
      ["subtotal", 2_400],
      ["fulfilment", 490],
      ["total", 2_890],
    ]);
    // Nothing is taken for granted: the rest of the address is still asked for, and the country can be another.
    expect(view.status).toBe("incomplete");
    const missing = view.messages.flatMap(({ code, target }) =>
      code === "address_incomplete" && target.kind === "address" ? [target.field] : [],
    );
    expect(missing).toEqual(["first_name", "last_name", "street_address", "address_locality", "postal_code"]);
    const changed = must(
      await patchCheckout(ctx, await walk.find(view.id), {
        ...buyer,
        destination: { ...buyer.destination, address_country: "FR", postal_code: "75011" },
      }),
    );
    expect(changed).toMatchObject({ status: "ready_for_complete", destination: { address_country: "FR" } });
  });

  it("leaves what is known of a buyer as it is", async () => {
    const known = await member("known@example.com");
    const abroad = {
      ...known,
      address: { ...buyer.destination, address_country: "FR", postal_code: "75011" },
    };
    const view = must(await openCheckout(ctx, (await filled()).cart, abroad, { country: "home" }));
    expect(view.destination).toMatchObject({ address_country: "FR", street_address: "Lindenstrasse 14" });
  });
});

describe("a buyer who signs in with the checkout open", () => {
  it("is asked for nothing that their account knows", async () => {
    const { cart, cookie } = await filled();
    const guest = must(await openCheckout(ctx, cart, null, { country: "home" }));
    const known = await member("late@example.com");
    const own = (await findCart(ctx, { tokenHash: cookie.hash, customerId: known.customerId }))!;
    const view = must(await openCheckout(ctx, own, known, { country: "home" }));
    expect(view.id).toBe(guest.id);
    expect(view).toMatchObject({
      email: "late@example.com",
      first_name: "Ada",
      destination: { street_address: "Lindenstrasse 14" },
      status: "ready_for_complete",
    });
    expect((await walk.find(view.id)).customerId).toBe(known.customerId);
  });

  it("is given what another call made of it meanwhile", async () => {
    const { cart } = await filled();
    const guest = must(await openCheckout(ctx, cart, null));
    const seen = await walk.find(guest.id);
    must(await patchCheckout(ctx, seen, { email: "first@example.com" }));
    const introduced = await introduceBuyer(ctx, cart, seen, await member("second@example.com"));
    expect(introduced).toEqual(await walk.find(guest.id));
    expect(introduced).toMatchObject({ email: "first@example.com", customerId: null });
  });

  it("keeps what they have typed", async () => {
    const { cart } = await filled();
    const guest = must(await openCheckout(ctx, cart, null));
    const typed = { ...at("FR"), street_address: "Rue Oberkampf 4" };
    must(
      await patchCheckout(ctx, await walk.find(guest.id), { email: "gift@example.com", destination: typed }),
    );
    const known = await member("typed@example.com");
    const view = must(await openCheckout(ctx, cart, known));
    expect(view).toMatchObject({ email: "gift@example.com", destination: typed, first_name: "Ada" });
  });
});
