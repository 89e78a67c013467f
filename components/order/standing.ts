import type { OrderView } from "@/lib/views/contract";

/** How an order stands, as its page tells it. */
export interface Standing {
  readonly tone: "good" | "note" | "warn" | "bad";
  readonly title: string;
  readonly sentence: string;
  /** Whether another word is to be expected any moment. */
  readonly isOpen: boolean;
}

type Facts = Pick<
  OrderView,
  "state" | "paymentStatus" | "fulfilmentStatus" | "firstName" | "captured" | "shipments"
>;

/** The truth about an order in words: what is so, and never more than that. */
export function standingOf(order: Facts): Standing {
  if (order.paymentStatus === "review") return review;
  switch (order.state) {
    case "awaiting_payment":
      return waiting;
    case "payment_pending":
      return promised;
    case "canceled":
      return order.captured > 0 ? canceledAfterPayment : canceled;
    case "placed":
      return placed(order);
  }
}

const waiting: Standing = {
  tone: "note",
  title: "One moment.",
  sentence:
    "We are waiting for word of your payment. This page follows by itself; you can also come back later.",
  isOpen: true,
};
const promised: Standing = {
  tone: "note",
  title: "Your payment is on its way.",
  sentence:
    "Your bank has promised it, and takes some days to send it. Your order is kept for you; we write when it arrives.",
  isOpen: false,
};
const review: Standing = {
  tone: "warn",
  title: "We are looking at this payment.",
  sentence: "Something about it needs a person’s eyes. You need do nothing; we write to you.",
  isOpen: false,
};
const canceled: Standing = {
  tone: "bad",
  title: "This order was not paid.",
  sentence: "It has been cancelled, and nothing was charged.",
  isOpen: false,
};
const canceledAfterPayment: Standing = {
  tone: "bad",
  title: "This order was cancelled.",
  sentence: "What you paid goes back the way it came. Below is how far that is.",
  isOpen: false,
};

function placed({ firstName, fulfilmentStatus, shipments }: Facts): Standing {
  const thanks = firstName ? `Thank you, ${firstName}.` : "Thank you.";
  const said = (sentence: string, title = thanks): Standing => ({
    tone: "good",
    title,
    sentence,
    isOpen: false,
  });
  const arrived = shipments.filter((parcel) => parcel.deliveredAt !== null).length;
  const isAllThere = arrived === shipments.length;
  switch (fulfilmentStatus) {
    case "fulfilled":
      if (isAllThere)
        return said(
          shipments.length > 1 ? "Your parcels have arrived." : "Your parcel has arrived.",
          "Delivered.",
        );
      if (arrived > 0) return said("A part has arrived; the rest is on its way.");
      return said(shipments.length > 1 ? "Your parcels are on their way." : "Your parcel is on its way.");
    case "partly_fulfilled":
      return said(
        isAllThere ? "A part has arrived; the rest follows." : "A part is on its way; the rest follows.",
      );
    case "nothing_to_send":
      return said("Your order is placed.");
    case "unfulfilled":
      return said("Your order is placed, and we are packing it.");
  }
}

/** Where what is still on its way can be tracked; of several parcels each has its own way, beside it. */
export function trackedAt({ shipments }: Pick<OrderView, "shipments">): string | null {
  const [parcel, another] = shipments.filter((one) => !one.deliveredAt && one.trackingUrl);
  return another ? null : (parcel?.trackingUrl ?? null);
}
