import type { OrderShipmentView, OrderView } from "@/lib/views/contract";
import { action, type Letter, type LetterFact, type LetterPart, paragraph } from "../letter";
import { addressLines, plainItems, seeOrder } from "../order-parts";

/** One parcel left: what is in it, where to follow it, and what is still to come. */
export function orderShipped(order: OrderView, shipment: OrderShipmentView): Letter {
  const rest = order.lines.map((line) => ({ lineId: line.id, quantity: line.open }));
  const isPart = rest.some((line) => line.quantity > 0);
  return {
    subject: `Your order ${order.label} is on its way`,
    preview: isPart ? "A part of it has left. The rest follows." : "Everything in it has left.",
    heading: isPart ? "A part of your order is on its way" : "Your order is on its way",
    parts: [
      paragraph(
        `${isPart ? "A parcel with a part of" : "The parcel with"} your order ${order.label} has left.`,
      ),
      ...follow(shipment),
      ...plainItems(order, "In this parcel", shipment.lines),
      ...plainItems(order, "Still to come", rest),
      ...(order.delivery
        ? [facts({ label: "It goes to", lines: addressLines(order.delivery, order.locale) })]
        : []),
      seeOrder(order, shipment.trackingUrl ? "beside another" : "alone"),
    ],
  };
}

function follow(shipment: OrderShipmentView): LetterPart[] {
  const { carrier, trackingNumber, trackingUrl } = shipment;
  const lines = [carrier, trackingNumber].filter((line): line is string => !!line);
  return [
    ...(trackingUrl ? [action("Follow the parcel", trackingUrl)] : []),
    ...(lines.length > 0 ? [facts({ label: "Tracking", lines })] : []),
  ];
}

function facts(...list: LetterFact[]): LetterPart {
  return { kind: "facts", facts: list };
}
