import type { WorkingHours } from "@/lib/kernel/working-days";
import type { OrderShipmentView, OrderView } from "@/lib/views/contract";
import { action, type Letter, type LetterFact, next, paragraph } from "../letter";
import { plainItems } from "../order-items";
import { aboutOrder, seeOrder } from "../order-parts";
import { placeFacts } from "../order-places";
import { parcelArrivalOf, restStep } from "../order-steps";

/** One parcel left: when it is there, where to follow it, what is in it, and what is still to come. */
export function orderShipped(order: OrderView, shipment: OrderShipmentView, hours: WorkingHours): Letter {
  const rest = order.lines.map((line) => ({ lineId: line.id, quantity: line.open }));
  const isPart = rest.some((line) => line.quantity > 0);
  const { carrier, trackingUrl } = shipment;
  const arrival = parcelArrivalOf(order, shipment, hours);
  const what = isPart ? "A part of your order" : "Your order";
  return {
    ...aboutOrder(order),
    subject: `${what} ${order.label} is on its way`,
    preview: arrival
      ? `It should be with you ${arrival}.`
      : isPart
        ? "A part of it has left. The rest follows."
        : "Everything in it has left.",
    heading: `${what} is on its way`,
    parts: [
      paragraph(
        `${isPart ? "A parcel with a part of" : "The parcel with"} your order ${order.label} has left us${carrier ? ` with ${carrier}` : ""}.`,
      ),
      trackingUrl ? action("Track the parcel", trackingUrl) : seeOrder(order),
      ...next(arrival ? { when: arrival, what: "It should be with you." } : null, restStep(order)),
      ...plainItems(order, "In this parcel", shipment.lines),
      ...plainItems(order, "Still to come", rest),
      ...placeFacts({ ...order, billing: null, promise: null }, trackingFact(shipment)),
      ...(trackingUrl ? [seeOrder(order, "beside another")] : []),
    ],
  };
}

function trackingFact({ carrier, trackingNumber }: OrderShipmentView): LetterFact | null {
  if (!trackingNumber) return null;
  return { label: carrier ? `Number at ${carrier}` : "Tracking number", lines: [trackingNumber] };
}
