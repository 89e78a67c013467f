import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { OrderPage } from "@/components/order/order-page";
import { OrderWatch } from "@/components/order/order-watch";
import { standingOf } from "@/components/order/standing";
import { marketBase } from "@/components/shop/addresses";
import { sayRefusal } from "@/components/words";
import { checkoutById, settleReturn } from "@/lib/checkout";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { type OrderRow, orderByLink } from "@/lib/orders";
import { checkoutUrl } from "@/lib/platform/urls";
import { orderView } from "@/lib/views";
import { isOrderOf } from "@/lib/views/customer-orders";
import { flash, pageContext } from "@/lib/web/page";
import { countryNames } from "../../../country-names";
import { personalFrame } from "../../../personal-frame";

export const metadata: Metadata = { title: "Your order" };

interface PageProps {
  readonly params: Promise<{ token: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * An order by its unguessable link, which is also where the payment page sends its people back. Whichever of the
 * webhook and they comes first: an order that is not paid yet asks about the session that the address names.
 */
export default async function Order({ params, searchParams }: PageProps) {
  const ctx = pageContext();
  const { token } = await params;
  const order = await orderByLink(ctx, token);
  if (!order) notFound();
  const { session } = await searchParams;
  if (typeof session === "string" && (await hasWord(ctx, order, token, session))) redirect(`/order/${token}`);
  const view = await orderView(ctx, order.id);
  invariant(view, "an order that was found can be viewed");
  const [{ identity, markets, hours, customer }, told] = await Promise.all([
    personalFrame(),
    flash(`/order/${token}`),
  ]);
  const market = markets.find((one) => one.id === view.marketId) ?? markets[0]!;
  const codes = [view.delivery, view.billing].flatMap((address) => address?.address_country ?? []);
  const here = `/order/${token}${typeof session === "string" ? `?${new URLSearchParams({ session })}` : ""}`;
  return (
    <>
      <OrderPage
        order={view}
        base={marketBase(market)}
        hours={hours}
        countries={Object.fromEntries(countryNames(codes, view.locale).map(({ code, name }) => [code, name]))}
        checkoutUrl={await wayBack(ctx, order.checkoutId, view.state)}
        shop={identity}
        isTheirs={customer !== null && isOrderOf(order, customer)}
        told={told && sayRefusal(told.code, told.detail)}
      />
      {standingOf(view).isOpen && <OrderWatch here={here} />}
    </>
  );
}

/**
 * Whether it is known what became of the payment. Then the page is asked for once more, without the session's name: its
 * header was read beside it, when the cart was perhaps not ordered yet.
 */
async function hasWord(ctx: Ctx, order: OrderRow, token: string, session: string): Promise<boolean> {
  if (order.state !== "awaiting_payment") return true;
  const settled = await settleReturn(ctx, order.id, session);
  if (!["unknown", "nothing", "not_ours"].includes(settled)) return true;
  // Nothing to settle any more is word too: the webhook came since this page began.
  return (await orderByLink(ctx, token))?.state !== "awaiting_payment";
}

/** The checkout of an order that is not paid, while it is one that can go on. */
async function wayBack(ctx: Ctx, checkoutId: string | null, state: string): Promise<string | null> {
  if (!checkoutId || (state !== "awaiting_payment" && state !== "canceled")) return null;
  const checkout = await checkoutById(ctx, checkoutId);
  const goesOn = checkout?.phase === "open" || checkout?.phase === "completing";
  return checkout && goesOn ? checkoutUrl(checkout) : null;
}
