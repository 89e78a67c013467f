import { notFound } from "next/navigation";
import { z } from "zod";
import { PackingList } from "@/components/admin/orders/packing-list";
import { deskOrder } from "@/lib/views";
import { deskPage, idParam } from "../../../../desk-page";

/** What goes into the parcel, on paper: no prices, since whoever opens it may not be who paid. */
export default deskPage(
  { permission: "orders.read", path: "/admin/orders", params: z.object({ order: idParam }) },
  async (desk, { params }) => {
    const order = await deskOrder(desk.ctx, params.order, desk.sees);
    if (!order) notFound();
    return <PackingList order={order} shop={desk.shop} here={desk.here} />;
  },
);
