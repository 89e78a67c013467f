/** What people of the demo shop write: to the shop, onto cards, and staff to each other. */
export const buyerNotes = [
  "Please ring twice, the bell is quiet.",
  "It is a surprise: please no bill in the parcel.",
  "The neighbour on the ground floor takes it if I am out.",
  "No hurry, I am away until Monday.",
  "Could you wrap the glasses twice? The last shop did not.",
  "The code of the gate is 2410.",
  "If you have the darker firing, I would love that one.",
  "Leave it in the shed, please, the dog is loud but kind.",
];

export const cards = [
  "Happy birthday, dear Emil. Sixty is no age for a teapot.",
  "For the new kitchen. May it always smell of onions. Love, K. and T.",
  "Thank you for the summer.",
  "To Frieda, for every walk you have not taken yet.",
  "Welcome to the world, little one. This one can be chewed.",
  "You said you had everything. You did not have this.",
  "With love from the whole third floor.",
];

export const supportNotes = [
  "Rang: prefers delivery after four.",
  "Asked whether it can be engraved. Told her it cannot, she was fine with it.",
  "Second order this month, very friendly. A card from us in the parcel?",
  "Sent a photograph of the chip; agreed on a part refund, keeps the bowl.",
  "Address checked with him by mail, number was missing.",
  "Wants to come by on Thursday instead of having it sent back.",
];

export const refundReasons = [
  "A chip in the glaze",
  "Arrived later than promised",
  "One seam was open",
  "Scratched lid, keeps it",
  "Price went down the day after",
];

export const returnReasons = [
  "Sent back, does not fit",
  "Sent back, a present doubled",
  "Sent back, another colour after all",
];

export const cancelReasons = ["Changed their mind", "Ordered twice by mistake", "Wrong address, orders anew"];

export const shelfReasons = [
  "Broken while packing",
  "Counted: one less",
  "Given to a photographer",
  "Chipped",
];

/** What somebody wrote through the contact form. */
export interface Letter {
  /** Of the history. */
  readonly day: number;
  readonly topic: "order" | "product" | "delivery" | "return" | "other";
  readonly text: string;
  /** Written by whoever bought this and has it; left out, by somebody who has bought nothing. */
  readonly bought?: string;
  /** Written by somebody whose order has not left, or is on its way. */
  readonly waits?: "to be sent" | "on its way";
  /** Nobody has answered yet. */
  readonly isOpen?: true;
}

export const letters: readonly Letter[] = [
  {
    day: 9,
    topic: "delivery",
    text: "Do you send to Switzerland? If not, is there a shop in Konstanz that would hold a parcel for me?",
  },
  {
    day: 31,
    topic: "product",
    text: "When it arrives, is the Strahl charged? It would be a present, and for the same evening.",
  },
  {
    day: 56,
    topic: "product",
    text: "Does the Hestia pot fit on a tea warmer? Mine is eleven centimetres across.",
  },
  {
    day: 70,
    topic: "product",
    bought: "Ember skillet",
    text: "Is the handle of the Ember skillet iron too? I would like to use it over a fire, now that I have it.",
  },
  {
    day: 86,
    topic: "product",
    text: "My mother is left-handed. Is the Snip any good for her, or should I look elsewhere? I would rather you told me honestly.",
  },
  {
    day: 103,
    topic: "other",
    text: "I mend bicycles in Utrecht and would like to offer your customers a first service. Who would I talk to?",
  },
  {
    day: 121,
    topic: "other",
    bought: "Bruno bear",
    text: "Just to say that the bear came back with two ears and a letter. My son has read it to everybody.",
  },
  {
    day: 137,
    topic: "return",
    bought: "Vinea glass",
    text: "One of the glasses has a bubble in it. I rather like it, but should I?",
  },
  {
    day: 150,
    topic: "order",
    bought: "Index box",
    text: "Could you send the invoice again, made out to the office? I will need it for the tax office.",
  },
  {
    day: 160,
    topic: "return",
    bought: "Fell coat",
    text: "The coat is lovely and too short. Can I swap it for an L, or do I send it back and order again?",
  },
  {
    day: 168,
    topic: "delivery",
    text: "Can I collect something on a Thursday between four and seven? I live around the corner.",
  },
  {
    day: 174,
    topic: "product",
    bought: "Linen-bound notebook",
    text: "Which nib would you take for very small handwriting on the linen notebook?",
  },
  {
    day: 179,
    topic: "product",
    isOpen: true,
    text: "When will the Furin be back? I missed it last summer already.",
  },
  {
    day: 180,
    topic: "delivery",
    waits: "on its way",
    isOpen: true,
    text: "The tracking has said the same since yesterday. Should I worry? It is a birthday present for Saturday.",
  },
  {
    day: 181,
    topic: "order",
    waits: "to be sent",
    isOpen: true,
    text: "I typed the wrong house number. It should be {meant}, not {typed}. Is it too late?",
  },
];
