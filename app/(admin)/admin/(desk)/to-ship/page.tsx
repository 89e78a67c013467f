import { PackingQueue } from "@/components/admin/packing/packing-queue";
import { Empty } from "@/components/admin/parts/empty";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Tabs } from "@/components/admin/parts/tabs";
import { packingQueue, packingSchema } from "@/lib/views";
import { addressOf } from "../../address-of";
import { deskHours, deskPage } from "../../desk-page";
import { ship } from "../orders/actions";

const path = "/admin/to-ship";
const emptyWords = {
  all: "Nothing waits to be sent.",
  late: "Nothing is late.",
  stock: "Nothing waits for stock.",
} as const;

/** The warehouse's queue: what can be packed, the one that waits longest first, and then what waits for stock. */
export default deskPage(
  { permission: "orders.read", path, query: packingSchema },
  async (desk, { query: { after, order, ...which } }) => {
    const { orders, next } = await packingQueue(desk.ctx, { ...which, after }, await deskHours());
    const first = addressOf(path, which);
    const onwards = next && addressOf(path, { ...which, after: next });
    return (
      <>
        <PageHead title="To ship" />
        <Tabs
          label="Which of them"
          here={first}
          tabs={[
            { name: "Everything", href: path },
            { name: "Late", href: addressOf(path, { show: "late" }) },
            { name: "Waiting for stock", href: addressOf(path, { show: "stock" }) },
            { name: "Nothing sent yet", href: addressOf(path, { fulfilment: "unfulfilled" }) },
            { name: "Part shipped", href: addressOf(path, { fulfilment: "partly_fulfilled" }) },
          ]}
        />
        {orders.length > 0 ? (
          <PackingQueue
            key={`${first} ${after ?? ""}`}
            orders={orders}
            open={order ?? null}
            here={desk.here}
            address={addressOf(path, { ...which, after })}
            next={onwards}
            first={after ? first : null}
            ship={desk.may("orders.ship") ? ship : null}
            readsLetters={desk.sees.customer}
          />
        ) : (
          <Empty title={after ? "Nothing more waits here." : emptyWords[which.show ?? "all"]}>
            <p>Paid orders come in here by themselves, the oldest at the top.</p>
          </Empty>
        )}
        <Pager next={onwards} first={after ? first : null} />
      </>
    );
  },
);
