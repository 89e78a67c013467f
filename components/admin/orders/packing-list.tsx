import type { ShopIdentity } from "@/lib/shop/contract";
import type { PackingSheet } from "@/lib/views/contract";
import { addressLines } from "../../order/place-lines";
import { PrintButton } from "../../ui/print-button";
import { countryName, fullTime, type Here, many } from "../format";

interface PackingListProps {
  readonly order: PackingSheet;
  readonly shop: ShopIdentity;
  readonly here: Here;
}

/** One order's packing list, with what prints it. */
export function PackingList({ order, shop, here }: PackingListProps) {
  return (
    <Paper title={`Packing list ${order.label}`} back={`/admin/orders/${order.id}`} of="the order">
      <Sheet order={order} shop={shop} here={here} />
    </Paper>
  );
}

/** The packing lists of many orders, each on a sheet of its own. */
export function PackingLists({
  orders,
  ...sheet
}: Omit<PackingListProps, "order"> & { readonly orders: readonly PackingSheet[] }) {
  return (
    <Paper title={`${many(orders.length, "packing list")}`} back="/admin/orders" of="the orders">
      {orders.length === 0 && <p>None of these orders is there.</p>}
      {orders.map((order) => (
        <div
          key={order.id}
          className="border-line not-first-of-type:mt-12 not-first-of-type:border-t not-first-of-type:pt-12 print:break-before-page print:not-first-of-type:mt-0 print:not-first-of-type:border-0 print:not-first-of-type:pt-0 print:first-of-type:break-before-auto"
        >
          <Sheet order={order} {...sheet} />
        </div>
      ))}
    </Paper>
  );
}

function Paper({
  title,
  back,
  of,
  children,
}: {
  readonly title: string;
  readonly back: string;
  readonly of: string;
  readonly children: React.ReactNode;
}) {
  return (
    <main id="main" className="mx-auto w-full max-w-[46rem] px-6 py-10 text-base print:max-w-none print:p-0">
      <title>{title}</title>
      <p className="mb-8 flex flex-wrap items-center gap-4 print:hidden">
        <PrintButton word="Print" />
        <a href={back} className="link py-1">
          Back to {of}
        </a>
      </p>
      {children}
    </main>
  );
}

/** A sheet for the packing table and the parcel: what, how many, to whom, what they wrote, and the card to cut out. */
function Sheet({ order, shop, here }: PackingListProps) {
  const open = order.lines.filter((line) => line.open > 0);
  return (
    <>
      <header className="flex items-start justify-between gap-8 border-ink border-b pb-5">
        <div>
          <p className="headline text-3">{shop.name}</p>
          {shop.addressLines.map((line) => (
            <p key={line} className="text-small text-ink-2">
              {line}
            </p>
          ))}
        </div>
        <div className="text-right">
          <h1 className="figures font-medium">Packing list {order.label}</h1>
          <p className="text-small text-ink-2">{fullTime(order.placedAt ?? order.createdAt, here)}</p>
        </div>
      </header>
      <div className="grid grid-cols-2 gap-8 py-6">
        <Part title="Goes to">
          {order.delivery ? (
            <address className="not-italic">
              {addressLines(order.delivery, named(order.delivery.address_country)).map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
            </address>
          ) : (
            "Nothing is sent."
          )}
        </Part>
        <Part title="Travels by">
          {order.promise
            ? [order.promise.title, order.promise.carrier].filter(Boolean).join(", ")
            : "No delivery was chosen."}
        </Part>
      </div>
      <table className="w-full">
        <thead>
          <tr className="border-ink border-b text-left text-small">
            <th className="w-12 py-2 font-medium">Units</th>
            <th className="py-2 font-medium">Thing</th>
            <th className="py-2 font-medium">Number</th>
            <th className="w-12 py-2 text-right font-medium">Packed</th>
          </tr>
        </thead>
        <tbody>
          {open.map((line) => (
            <tr key={line.id} className="break-inside-avoid border-line border-b align-top">
              <td className="figures py-3 text-1">{line.open}</td>
              <td className="py-3 pr-4">
                {line.title}
                {line.variantTitle && (
                  <span className="block text-small text-ink-2">{line.variantTitle}</span>
                )}
              </td>
              <td className="py-3 pr-4 text-small break-all text-ink-2">{line.sku}</td>
              <td className="py-3">
                <span aria-hidden className="ml-auto block size-5 border border-ink" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open.length === 0 && <p className="py-4 text-ink-2">Everything has left already.</p>}
      {order.buyerNote && (
        <div className="break-inside-avoid pt-6">
          <Part title="What they wrote to us">
            <p className="whitespace-pre-line">{order.buyerNote}</p>
          </Part>
        </div>
      )}
      {order.giftMessage && (
        <section
          aria-label="The card"
          className="mt-10 break-inside-avoid border border-ink border-dashed p-10"
        >
          <p className="headline whitespace-pre-line text-center text-3">{order.giftMessage}</p>
        </section>
      )}
    </>
  );
}

function named(code: string): Readonly<Record<string, string>> {
  return { [code]: countryName(code) };
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 font-medium text-small">{title}</h2>
      {children}
    </section>
  );
}
