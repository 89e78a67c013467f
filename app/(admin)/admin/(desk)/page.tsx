import Link from "next/link";
import { change, count, dayName, many, money, weekday, zoneWords } from "@/components/admin/format";
import { OrderTable } from "@/components/admin/orders/order-table";
import { Empty } from "@/components/admin/parts/empty";
import { Key } from "@/components/admin/parts/key";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { type Figure, Figures } from "@/components/admin/today/figures";
import { SalesPlot } from "@/components/admin/today/plot";
import { Wants } from "@/components/admin/today/wants";
import { dayOf } from "@/lib/kernel/zoned";
import {
  countLowStock,
  type DeskCounts,
  type DeskSales,
  deskProblems,
  deskSales,
  orderList,
} from "@/lib/views";
import { addressOf } from "../address-of";
import { type Desk, deskNumbers, deskPage } from "../desk-page";

/** Today: what sells, what waits, what needs a decision. Each part only for those who may see it. */
export default deskPage({ permission: "orders.read", path: "/admin" }, async (desk) => {
  const { ctx, here, sees } = desk;
  const [counts, sales, problems, latest, low] = await Promise.all([
    deskNumbers(),
    desk.may("reports.read") ? deskSales(ctx, here.zone) : null,
    desk.may("problems.read") ? deskProblems(ctx, {}) : null,
    orderList(ctx, {}, sees, here.zone),
    desk.may("products.read") ? countLowStock(ctx) : null,
  ]);
  const hasSales = sales !== null && sales.currencies.length > 0;
  return (
    <>
      <PageHead
        title={dayName(dayOf(new Date(here.now), here.zone))}
        beside={<span className="text-ink-3">{zoneWords(here.zone)}</span>}
      />
      <Figures figures={figuresOf(desk, { counts, sales, low })} />
      {(hasSales || problems) && (
        <div className="mb-9 grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_17rem]">
          {hasSales && <SalesPlot currencies={sales.currencies} ordersOf={ordersOf} />}
          {problems && (
            <section aria-label="Needs a decision">
              <h2 className="mb-1 flex min-h-8 items-center font-semibold">Needs a decision</h2>
              <Wants problems={problems.problems.slice(0, 4)} here={here} />
            </section>
          )}
        </div>
      )}
      <Section
        title="Latest orders"
        beside={
          <span className="flex items-center gap-3 text-ink-3">
            <span className="hidden items-center gap-1.5 sm:flex">
              Rows <Key of="J" /> <Key of="K" />
            </span>
            <span className="hidden items-center gap-1.5 sm:flex">
              All keys <Key of="?" />
            </span>
            <Link href="/admin/orders" className="underline decoration-line-2 underline-offset-4">
              All orders
            </Link>
          </span>
        }
      >
        {latest.rows.length > 0 ? (
          <OrderTable rows={latest.rows.slice(0, 8)} here={here} label="Latest orders" />
        ) : (
          <Empty title="No orders yet.">
            <p>An order stands here from the moment it is paid, or promised to be.</p>
          </Empty>
        )}
      </Section>
    </>
  );
});

/** The orders of a day that count as sales: exactly those that were summed. */
const ordersOf = (day: string, currency?: string) =>
  addressOf("/admin/orders", { state: "placed", scope: "placed", from: day, to: day, currency });

/** Those of a day that a bank has still to pay. */
const waitingOf = (day: string) =>
  addressOf("/admin/orders", { state: "payment_pending", scope: "placed", from: day, to: day });

interface Counted {
  readonly counts: DeskCounts;
  readonly sales: DeskSales | null;
  readonly low: { readonly low: number; readonly soldOut: number } | null;
}

/** Every number with the rows behind it; who may not see the rows is not told the number. */
function figuresOf(desk: Desk, { counts, sales, low }: Counted): Figure[] {
  return [
    ...(sales ? salesFigures(sales) : []),
    {
      name: "To ship",
      value: atMost(counts.toShip),
      beside:
        counts.toShip === 0
          ? "nothing waits"
          : counts.late === 0
            ? "none late"
            : { words: `${atMost(counts.late)} late`, href: "/admin/to-ship?show=late", tone: "bad" },
      besides:
        counts.waitForStock === 0
          ? []
          : [{ words: `${count(counts.waitForStock)} waiting for stock`, href: "/admin/to-ship?show=stock" }],
      href: "/admin/to-ship",
    },
    ...(desk.may("customers.read")
      ? [
          {
            name: "To answer",
            value: atMost(counts.toAnswer),
            beside:
              counts.toAnswer === 0
                ? "every message is answered"
                : counts.toAnswer === 1
                  ? "a message to the shop"
                  : "messages to the shop",
            href: "/admin/inquiries",
          },
        ]
      : []),
    ...(low
      ? [
          {
            name: "Low stock",
            value: atMost(low.low),
            beside:
              low.low === 0
                ? "nothing runs out"
                : low.soldOut === 0
                  ? "none of it sold out"
                  : { words: `${count(low.soldOut)} sold out`, href: "/admin/low-stock?show=sold_out" },
            href: "/admin/low-stock",
          },
        ]
      : []),
    ...(desk.may("problems.read")
      ? [
          {
            name: "Open problems",
            value: count(counts.problems),
            beside:
              counts.problems === 0
                ? "nothing needs a decision"
                : `${many(counts.problems, "decision")} to make`,
            href: "/admin/problems",
          },
        ]
      : []),
  ];
}

/** Beyond a thousand a queue is only called long. */
const atMost = (number: number): string => (number >= 1_000 ? "999+" : count(number));

function salesFigures(sales: DeskSales): Figure[] {
  const [main, ...others] = sales.currencies;
  const than = main ? change(main.today.amount, main.lastWeekSoFar) : null;
  const day = weekday(sales.sameDayLastWeek);
  const lastWeek = sales.currencies.reduce((sum, one) => sum + one.lastWeek.orders, 0);
  return [
    {
      name: "Sales today",
      value: main ? money(main.today.amount, main.currency) : "–",
      beside: than ? `${than} on last ${day} by now` : `last ${day}: none by now`,
      besides: others
        .filter(({ today: { amount } }) => amount > 0)
        .map(({ currency, today: { amount } }) => ({
          words: `plus ${money(amount, currency)}`,
          href: ordersOf(sales.today, currency),
        })),
      href: ordersOf(sales.today, main?.currency),
    },
    {
      name: "Orders today",
      value: count(sales.currencies.reduce((sum, one) => sum + one.today.orders, 0)),
      beside: { words: `last ${day}: ${count(lastWeek)} in all`, href: ordersOf(sales.sameDayLastWeek) },
      besides:
        sales.waitingToday === 0
          ? []
          : [
              {
                words: `and ${count(sales.waitingToday)} waiting for the bank`,
                href: waitingOf(sales.today),
              },
            ],
      href: ordersOf(sales.today),
    },
  ];
}
