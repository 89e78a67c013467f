import { formatMoney } from "@/lib/kernel/money";
import type { WorkingHours } from "@/lib/kernel/working-days";
import { paidWith } from "@/lib/payments/words";
import { arrivalWords } from "@/lib/shipping/words";
import type { ShopIdentity } from "@/lib/shop/contract";
import type { OrderView } from "@/lib/views/contract";
import { CartTotals } from "../cart/cart-totals";
import { buttonClass } from "../ui/button";
import { Notice } from "../ui/notice";
import { PrintButton } from "../ui/print-button";
import { expectedDays } from "./expected";
import { OrderLines } from "./order-lines";
import { Parcels } from "./parcels";
import { PlaceLines } from "./place-lines";
import { reorderDoor } from "./reorder-door";
import { standingOf, trackedAt } from "./standing";
import { happenings } from "./timeline";

interface OrderPageProps {
  readonly order: OrderView;
  readonly base: string;
  readonly hours: WorkingHours;
  /** Countries' names by code. */
  readonly countries: Readonly<Record<string, string>>;
  /** Where an unpaid order can still be paid or changed; null when it cannot. */
  readonly checkoutUrl: string | null;
  /** Whom to write to, and who sends it. */
  readonly shop: ShopIdentity;
  /** Who looks at it is signed in and has it among their orders. */
  readonly isTheirs: boolean;
  /** What a form of this page was told. */
  readonly told: string | null;
}

/** An order: how it stands, what happens next and when, and everything that belongs to it. */
export function OrderPage(props: OrderPageProps) {
  const { order, base, hours, countries, checkoutUrl, shop, isTheirs, told } = props;
  const standing = standingOf(order);
  const tracked = trackedAt(order);
  const { timeZone } = hours;
  const money = (amount: number) => formatMoney({ amount, currency: order.currency }, order.locale);
  const day = new Intl.DateTimeFormat(order.locale, { dateStyle: "long", timeZone });
  const moment = new Intl.DateTimeFormat(order.locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <article className="page pt-6 lg:pt-12 print:pt-0">
      <Letterhead shop={shop} />
      {told && (
        <div role="alert" className="mb-6">
          <Notice tone="bad" title={told} />
        </div>
      )}
      {isTheirs && (
        <p className="mb-3 print:hidden">
          <a href="/account/orders" className="link inline-block py-1 text-small">
            All your orders
          </a>
        </p>
      )}
      <p className="figures text-small text-ink-3">
        Order {order.label}, {day.format(order.createdAt)}
      </p>
      <h1 className="headline-large mt-3 max-w-[18ch] text-5 lg:text-6 print:text-3">{standing.title}</h1>
      <p className="mt-5 max-w-[52ch] text-1 text-ink-2">{standing.sentence}</p>
      <Next order={order} hours={hours} />
      <div className="mt-6 flex flex-wrap gap-3 print:hidden">
        {tracked && (
          <a href={tracked} rel="noreferrer" className={buttonClass("primary", "max-sm:w-full")}>
            Track the parcel
          </a>
        )}
        {order.state === "placed" && <PrintButton word="Print" />}
        {checkoutUrl ? (
          <a href={checkoutUrl} className={buttonClass("quiet")}>
            {order.state === "canceled" ? "Try again" : "Pay or change this order"}
          </a>
        ) : (
          <form action={reorderDoor(order.url)} method="post" className="flex">
            <button type="submit" className={buttonClass("quiet")}>
              Order again
            </button>
          </form>
        )}
      </div>
      <div className="mt-12 grid gap-x-14 gap-y-12 lg:grid-cols-12 lg:grid-rows-[auto_1fr] lg:gap-y-10 print:mt-6 print:grid-cols-12 print:gap-y-6">
        {order.shipments.length > 0 && (
          // Who has a phone in the hand looks for the parcel, not for what was bought.
          <div className="lg:col-span-4 lg:col-start-9 lg:row-start-1 print:order-1 print:col-span-12">
            <Parcels order={order} moment={moment} />
          </div>
        )}
        <section
          aria-labelledby="things"
          className="lg:col-span-7 lg:col-start-1 lg:row-span-2 lg:row-start-1 print:col-span-12"
        >
          <h2 id="things" className="headline mb-4 text-2 print:mb-2">
            What you ordered
          </h2>
          <OrderLines order={order} base={base} />
          <div className="mt-5 ml-auto max-w-md">
            <CartTotals
              cart={{
                currency: order.currency,
                locale: order.locale,
                tax_inclusive: order.taxInclusive,
                requires_shipping: order.lines.some((line) => line.requiresShipping),
                totals: order.totals.map((total) => ({
                  ...total,
                  lines: total.lines?.map((line) => ({ ...line })),
                })),
                included_tax: order.includedTax.map((tax) => ({ ...tax })),
                total: order.total,
              }}
              busy={false}
            />
            {order.refunded > 0 && (
              <p className="mt-3 flex justify-between border-t border-line pt-3 text-small">
                <span>{isAllBack(order) ? "Given back" : "Given back, or on its way back"}</span>
                <span className="figures">{money(order.refunded)}</span>
              </p>
            )}
          </div>
        </section>
        <div className="space-y-10 lg:col-span-4 lg:col-start-9 print:order-2 print:col-span-12 print:columns-2 print:space-y-0 print:[&>*]:mb-5 print:[&>*]:break-inside-avoid">
          <section aria-labelledby="sofar">
            <h2 id="sofar" className="headline mb-3 text-2">
              So far
            </h2>
            <ol className="space-y-3">
              {happenings(order, money).map(({ at, what }) => (
                <li key={`${at.getTime()} ${what}`}>
                  <span>{what}</span>
                  <time dateTime={at.toISOString()} className="block text-small text-ink-3">
                    {moment.format(at)}
                  </time>
                </li>
              ))}
            </ol>
          </section>
          {order.delivery && (
            <PlaceLines title="Goes to" address={order.delivery} countries={countries}>
              {order.promise && <p className="mt-2 text-ink-3">{order.promise.title}</p>}
            </PlaceLines>
          )}
          {order.billing && <PlaceLines title="Invoice to" address={order.billing} countries={countries} />}
          <Payment order={order} />
          {order.giftMessage && <Written title="On the card" text={order.giftMessage} />}
          {order.buyerNote && <Written title="Your note" text={order.buyerNote} />}
          <p className="text-small text-ink-3">
            Something is not right?{" "}
            <a href={`/contact?topic=order&order=${order.label}`} className="link">
              Write to us
            </a>
            <span className="paper-only">
              {" "}
              at {shop.email} and name {order.label}
            </span>
            .
          </p>
        </div>
      </div>
    </article>
  );
}

/** Who sends it; on screens the page's own head says so. */
function Letterhead({ shop }: { readonly shop: ShopIdentity }) {
  return (
    <div className="paper-only mb-6 flex justify-between gap-8 border-b border-ink pb-4">
      <p className="headline text-3">{shop.name}</p>
      <p className="text-right text-small">
        {[...shop.addressLines, shop.email].map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </p>
    </div>
  );
}

function Written({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section>
      <h2 className="headline mb-3 text-2">{title}</h2>
      <p className="text-ink-2 whitespace-pre-line">{text}</p>
    </section>
  );
}

/** What happens next, and when. */
function Next({ order, hours }: { readonly order: OrderView; readonly hours: WorkingHours }) {
  if (order.state !== "placed") return null;
  const days = expectedDays(order, hours, new Date());
  return (
    <div className="mt-3 max-w-[52ch] space-y-1 text-ink-2">
      {days && (
        <p>
          With you <strong className="font-medium text-ink">{arrivalWords(days, order.locale)}</strong>.
        </p>
      )}
      {order.email && isNew(order) && <p>A confirmation is on its way to {order.email}.</p>}
    </div>
  );
}

/** Whether nothing that goes back is still on its way. */
function isAllBack({ refunds }: OrderView): boolean {
  return refunds.every((refund) => refund.state === "succeeded" || refund.state === "failed");
}

/** Placed within the hour: later the mail has long arrived. */
function isNew({ placedAt }: OrderView): boolean {
  return placedAt !== null && Date.now() - placedAt.getTime() < 3_600_000;
}

function Payment({ order }: { readonly order: OrderView }) {
  const payment = order.payments.find((one) => one.state === "paid" || one.state === "pending");
  if (!payment || payment.handler === "free") return null;
  const how = paidWith(payment);
  if (!how) return null;
  return (
    <section>
      <h2 className="headline mb-3 text-2">Paid with</h2>
      <p className="text-ink-2 first-letter:uppercase">{how}</p>
    </section>
  );
}
