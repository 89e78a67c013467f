import Link from "next/link";
import type { ReactNode } from "react";
import type { InquiryTopic } from "@/lib/inquiries/contract";
import type { Here } from "../format";
import { mailto } from "../parts/mailto";
import { Time } from "../parts/time";

export interface DeskInquiry {
  readonly id: string;
  /** Null once the person was erased, as are e-mail and text. */
  readonly name: string | null;
  readonly email: string | null;
  /** Of whoever has an account with that e-mail. */
  readonly customerId: string | null;
  /** Something was ordered with that e-mail. */
  readonly hasOrdered: boolean;
  readonly topic: InquiryTopic;
  readonly text: string | null;
  /** "CW-10042", as they named it. */
  readonly order: string | null;
  readonly createdAt: string;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
}

interface InquiryListProps {
  readonly inquiries: readonly DeskInquiry[];
  readonly shop: string;
  readonly here: Here;
  readonly answered: (id: string) => ReactNode;
}

const topicWords: Readonly<Record<InquiryTopic, string>> = {
  order: "An order",
  product: "A product",
  delivery: "Delivery",
  return: "A return",
  other: "Something else",
};

const way = "underline decoration-line-2 underline-offset-4 hover:decoration-accent";

/** Letters as they were written, each with who wrote it and the two things to do: answer by mail, and say so. */
export function InquiryList({ inquiries, shop, here, answered }: InquiryListProps) {
  return (
    <ul className="-mt-4">
      {inquiries.map((one) => (
        <li
          key={one.id}
          className="grid gap-x-10 gap-y-3 border-line border-b py-5 lg:grid-cols-[15rem_minmax(0,1fr)_auto]"
        >
          <div className="min-w-0">
            <p className="font-semibold">
              {one.customerId ? (
                <Link href={`/admin/customers/${one.customerId}`} prefetch={false} className={way}>
                  {one.name ?? one.email}
                </Link>
              ) : (
                (one.name ?? "Erased")
              )}
            </p>
            {one.email && <p className="text-ink-2">{one.email}</p>}
            {one.email && one.hasOrdered && (
              <p className="mt-1">
                <Link
                  href={`/admin/orders?q=${encodeURIComponent(one.email)}`}
                  prefetch={false}
                  className={way}
                >
                  All orders with this e-mail
                </Link>
              </p>
            )}
            <p className="mt-1 text-ink-3">
              {topicWords[one.topic]} · <Time at={one.createdAt} here={here} />
            </p>
            {one.order && (
              <p className="mt-1">
                <Link
                  href={`/admin/orders?q=${one.order}`}
                  className={way}
                  title="As they named it; not checked"
                >
                  {one.order}
                </Link>
              </p>
            )}
          </div>
          <p className="max-w-[72ch] whitespace-pre-wrap">
            {one.text ?? "What was written here has been erased."}
          </p>
          <div className="flex flex-wrap items-start gap-2 lg:flex-col lg:items-stretch">
            {one.email && (
              <a href={replyTo(one, one.email, shop)} className={one.answeredAt ? "btn" : "btn btn-first"}>
                Answer by mail
              </a>
            )}
            {one.answeredAt ? (
              <p className="text-ink-3">
                Answered <Time at={one.answeredAt} here={here} />
                {one.answeredBy && ` by ${one.answeredBy}`}
              </p>
            ) : (
              answered(one.id)
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Opens the mail program with address, subject and what was asked. */
function replyTo({ text, order }: DeskInquiry, email: string, shop: string): string {
  const subject = order ? `Your order ${order}` : `Your letter to ${shop}`;
  const quoted = (text ?? "")
    .slice(0, 1_000)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
  return `${mailto(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`\n\n${quoted}`)}`;
}
