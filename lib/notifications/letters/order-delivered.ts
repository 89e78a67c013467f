import type { WorkingHours } from "@/lib/kernel/working-days";
import { dayOf } from "@/lib/kernel/zoned";
import { arrivalWords } from "@/lib/shipping";
import type { OrderShipmentView, OrderView } from "@/lib/views/contract";
import { type Letter, next, paragraph } from "../letter";
import { plainItems } from "../order-items";
import { aboutOrder, seeOrder } from "../order-parts";
import { restStep } from "../order-steps";

export function orderDelivered(order: OrderView, shipment: OrderShipmentView, hours: WorkingHours): Letter {
  const isPart =
    order.lines.some((line) => line.open > 0) || order.shipments.some((parcel) => !parcel.deliveredAt);
  const rest = order.lines.map((line) => ({ lineId: line.id, quantity: line.open }));
  const day = dayOf(shipment.deliveredAt ?? shipment.shippedAt, hours.timeZone);
  const on = shipment.deliveredAt ? ` on ${arrivalWords({ first: day, last: day }, order.locale)}` : "";
  const what = isPart ? "A part of your order" : "Your order";
  return {
    ...aboutOrder(order),
    subject: `${what} ${order.label} has arrived`,
    preview: "If it is not there, or something is not right, reply to this mail.",
    heading: `${what} has arrived`,
    parts: [
      paragraph(
        `We have word that ${isPart ? "a parcel of" : "the parcel with"} your order ${order.label} was delivered${on}. If it is not there, or something is not right, reply to this mail and we see to it.`,
      ),
      seeOrder(order),
      ...next(restStep(order)),
      ...plainItems(order, "In this parcel", shipment.lines),
      ...plainItems(order, "Still to come", rest),
    ],
  };
}
