import type { InquiryTopic } from "@/lib/inquiries";
import type { Letter, LetterFact } from "../letter";

export interface Told {
  readonly name: string;
  readonly email: string;
  readonly topic: InquiryTopic;
  /** "CW-10042", as they named it. */
  readonly order: string | null;
  readonly text: string;
}

export const topicWords: Readonly<Record<InquiryTopic, string>> = {
  order: "an order",
  product: "a product",
  delivery: "delivery",
  return: "a return",
  other: "something else",
};

/** To staff: what somebody wrote through the contact form. An answer to this mail goes to them. */
export function inquiryReceived({ name, email, topic, order, text }: Told): Letter {
  const facts: LetterFact[] = [
    { label: "From", lines: [name, email] },
    { label: "About", lines: [topicWords[topic], ...(order ? [`Order ${order}, as they say`] : [])] },
    { label: "They wrote", lines: text.split("\n").filter(Boolean) },
  ];
  return {
    subject: `${name} writes about ${topicWords[topic]}`,
    preview: text.slice(0, 120).replaceAll("\n", " "),
    heading: `${name} writes`,
    parts: [
      { kind: "facts", facts },
      {
        kind: "note",
        text: "Reply to this mail to answer. It came through the contact form: check who writes before you act on it.",
      },
    ],
  };
}
