import type { OrderView } from "@/lib/views/contract";

/** How an order stands, as its page tells it. */
export interface Standing {
  readonly tone: "good" | "note" | "warn" | "bad";
  /** In two or three words, for lists. */
  readonly word: string;
  readonly title: string;
  readonly sentence: string;
  /** Whether another word is to be expected any moment. */
  readonly isOpen: boolean;
}

type Facts = Pick<OrderView, "state" | "paymentStatus" | "fulfilmentStatus" | "firstName" | "captured">;

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
  word: "Waiting for payment",
  title: "One moment.",
  sentence:
    "We are waiting for word of your payment. This page follows by itself; you can also come back later.",
  isOpen: true,
};
const promised: Standing = {
  tone: "note",
  word: "Payment on its way",
  title: "Your payment is on its way.",
  sentence:
    "Your bank has promised it, and takes some days to send it. Your order is kept for you; we write when it arrives.",
  isOpen: false,
};
const review: Standing = {
  tone: "warn",
  word: "Being looked at",
  title: "We are looking at this payment.",
  sentence: "Something about it needs a person's eyes. You need do nothing; we write to you.",
  isOpen: false,
};
const canceled: Standing = {
  tone: "bad",
  word: "Cancelled",
  title: "This order was not paid.",
  sentence: "It has been cancelled, and nothing was charged.",
  isOpen: false,
};
const canceledAfterPayment: Standing = {
  tone: "bad",
  word: "Cancelled",
  title: "This order was cancelled.",
  sentence: "What you paid goes back the way it came. Below is how far that is.",
  isOpen: false,
};

function placed({ firstName, fulfilmentStatus }: Facts): Standing {
  const title = firstName ? `Thank you, ${firstName}.` : "Thank you.";
  const common = { tone: "good", title, isOpen: false } as const;
  switch (fulfilmentStatus) {
    case "fulfilled":
      return { ...common, word: "Sent", sentence: "Everything is on its way or with you." };
    case "partly_fulfilled":
      return { ...common, word: "Partly sent", sentence: "A part is on its way; the rest follows." };
    case "nothing_to_send":
      return { ...common, word: "Placed", sentence: "Your order is placed." };
    case "unfulfilled":
      return { ...common, word: "Being packed", sentence: "Your order is placed, and we are packing it." };
  }
}
