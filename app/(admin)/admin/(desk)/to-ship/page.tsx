import { OrderTable } from "@/components/admin/orders/order-table";
import { Empty } from "@/components/admin/parts/empty";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Tabs } from "@/components/admin/parts/tabs";
import { orderList, orderListSchema } from "@/lib/views";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";

const path = "/admin/to-ship";

/** The warehouse's queue: whatever has something left to send, the one that waits longest first. */
export default deskPage(
  { permission: "orders.read", path, query: orderListSchema.pick({ fulfilment: true, after: true }) },
  async (desk, { query }) => {
    const fulfilment = query.fulfilment === "fulfilled" ? undefined : query.fulfilment;
    const input = {
      fulfilment: fulfilment ?? ("to_ship" as const),
      sort: "oldest" as const,
      after: query.after,
    };
    const { rows, next } = await orderList(desk.ctx, input, desk.sees, desk.here.zone);
    return (
      <>
        <PageHead title="To ship" />
        <Tabs
          label="Which of them"
          here={addressOf(path, { fulfilment })}
          tabs={[
            { name: "Everything", href: path },
            { name: "Nothing sent yet", href: addressOf(path, { fulfilment: "unfulfilled" }) },
            { name: "Part shipped", href: addressOf(path, { fulfilment: "partly_fulfilled" }) },
          ]}
        />
        {rows.length > 0 ? (
          <OrderTable rows={rows} here={desk.here} label="Orders to ship" packing />
        ) : (
          <Empty title="Nothing waits to be sent.">
            <p>Paid orders come in here by themselves, the oldest at the top.</p>
          </Empty>
        )}
        <Pager
          next={next && addressOf(path, { fulfilment, after: next })}
          first={query.after ? addressOf(path, { fulfilment }) : null}
        />
      </>
    );
  },
);
