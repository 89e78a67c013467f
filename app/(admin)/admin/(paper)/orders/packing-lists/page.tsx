import { z } from "zod";
import { PackingLists } from "@/components/admin/orders/packing-list";
import { isUuid } from "@/lib/kernel/ids";
import { MOST_SHEETS, packingSheets } from "@/lib/views";
import { deskPage } from "../../../desk-page";

/** Orders by id, with commas between; what is none, or too much, is left out. */
const query = z.object({
  orders: z
    .string()
    .max(4_000)
    .default("")
    .catch("")
    .transform((text) => [...new Set(text.split(",").filter(isUuid))].slice(0, MOST_SHEETS)),
});

/** The packing lists of chosen orders, each on a sheet of its own. */
export default deskPage(
  { permission: "orders.read", path: "/admin/orders", query },
  async (desk, { query: { orders } }) => (
    <PackingLists orders={await packingSheets(desk.ctx, orders)} shop={desk.shop} here={desk.here} />
  ),
);
