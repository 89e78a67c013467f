import type { OrderShipmentView, OrderView } from "@/lib/views/contract";
import { type Letter, paragraph } from "../letter";
import { plainItems, seeOrder } from "../order-parts";

export function orderDelivered(order: OrderView, shipment: OrderShipmentView): Letter {
  return {
    subject: `Your order ${order.label} has arrived`,
    preview: "The carrier says that your parcel was delivered.",
    heading: "Your parcel has arrived",
    parts: [
      paragraph(
        `The carrier says that a parcel of your order ${order.label} was delivered. If it is not there, or something is not right, reply to this mail.`,
      ),
      ...plainItems(order, "In this parcel", shipment.lines),
      seeOrder(order),
    ],
  };
}
