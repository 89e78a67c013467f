import { PackingQueue } from "@/components/admin/packing/packing-queue";
import { Empty } from "@/components/admin/parts/empty";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Tabs } from "@/components/admin/parts/tabs";
import { packingQueue, packingSchema } from "@/lib/views";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { ship } from "../orders/actions";

const path = "/admin/to-ship";

/** The warehouse's queue: whatever has something left to send, the one that waits longest first. */
export default deskPage(
  { permission: "orders.read", path, query: packingSchema },
  async (desk, { query: { fulfilment, after, order } }) => {
    const { orders, next } = await packingQueue(desk.ctx, { fulfilment, after });
    const first = addressOf(path, { fulfilment });
    const onwards = next && addressOf(path, { fulfilment, after: next });
    return (
      <>
        <PageHead title="To ship" />
        <Tabs
          label="Which of them"
          here={first}
          tabs={[
            { name: "Everything", href: path },
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
            address={addressOf(path, { fulfilment, after })}
            next={onwards}
            first={after ? first : null}
            ship={desk.may("orders.ship") ? ship : null}
          />
        ) : (
          <Empty title={after ? "Nothing more waits here." : "Nothing waits to be sent."}>
            <p>Paid orders come in here by themselves, the oldest at the top.</p>
          </Empty>
        )}
        <Pager next={onwards} first={after ? first : null} />
      </>
    );
  },
);
