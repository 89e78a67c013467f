import { decimalString } from "@/lib/kernel/money";
import { ok } from "@/lib/kernel/result";
import { dayOf } from "@/lib/kernel/zoned";
import { readConfigVersion, shopIdentity } from "@/lib/shop";
import { type OrderListRow, orderListSchema, orderPages } from "@/lib/views";
import { route, staffWith } from "@/lib/web/route";
import { csvFile } from "../../csv-file";
import { seesOf } from "../../sees-of";

/** The orders of the list as a file, under its filters: streamed, page after page. */
export const GET = route({
  name: "desk.orders.export",
  access: staffWith("orders.money"),
  query: orderListSchema.omit({ after: true }),
  limit: { max: 10, windowSeconds: 60 },
  async run({ ctx, caller, query }) {
    const { timeZone } = await shopIdentity(ctx, await readConfigVersion(ctx));
    const name = `orders-${dayOf(ctx.clock.now(), timeZone)}.csv`;
    const sees = seesOf(caller.staff?.role ?? null);
    return ok(csvFile(name, head, rows(orderPages(ctx, query, sees, timeZone))));
  },
});

const head = [
  "order",
  "placed",
  "name",
  "e-mail",
  "country",
  "state",
  "payment",
  "fulfilment",
  "units",
  "units left",
  "total",
  "currency",
];

async function* rows(pages: AsyncGenerator<readonly OrderListRow[]>) {
  for await (const orders of pages) yield orders.map(cells);
}

function cells(row: OrderListRow): (string | number)[] {
  const { label, listedAt, name, email, country, state, fulfilment, units, open, money } = row;
  const total = money ? decimalString({ amount: money.total, currency: money.currency }) : "";
  return [
    label,
    listedAt,
    name ?? "",
    email ?? "",
    country ?? "",
    state,
    money?.payment ?? "",
    fulfilment,
    units,
    open,
    total,
    money?.currency ?? "",
  ];
}
