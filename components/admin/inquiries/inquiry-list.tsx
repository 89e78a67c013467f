import Link from "next/link";
import type { ReactNode } from "react";
import type { InquiryTopic } from "@/lib/inquiries/contract";
import type { NamedOrder } from "@/lib/views/contract";
import type { Here } from "../format";
import { Email } from "../parts/email";
import { mailto } from "../parts/mailto";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { shippingWord } from "../words";

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
  /** "CW-10042", as they named it, and the order that has this number. */
  readonly order: {
    readonly label: string;
    readonly found: NamedOrder | null;
  } | null;
  readonly createdAt: string;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
}

interface InquiryListProps {
  readonly inquiries: readonly DeskInquiry[];
  readonly shop: string;
  readonly here: Here;
  /** What says of one that it is answered, or is not. */
  readonly answered: (one: DeskInquiry) => ReactNode;
}

const topicWords: Readonly<Record<InquiryTopic, string>> = {
  order: "About an order",
  product: "About a product",
  delivery: "Delivery",
  return: "About a return",
  other: "Something else",
};

const way = "underline decoration-line-2 underline-offset-4 hover:decoration-accent";

/** Messages as they were written: the matter first, who wrote it below, beside them the answer and the word that it is given. */
export function InquiryList({ inquiries, shop, here, answered }: InquiryListProps) {
  return (
    <ul className="-mt-4">
      {inquiries.map((one, index) => (
        <li
          key={one.id}
          className="grid gap-x-10 gap-y-3 border-line border-b py-5 lg:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="flex min-w-0 flex-col gap-1.5">
            <p className="flex flex-wrap gap-x-4">
              <strong className="font-semibold">{topicWords[one.topic]}</strong>
              {one.order && <Order of={one.order} />}
              <span className="text-ink-3">
                <Time at={one.createdAt} here={here} />
              </span>
            </p>
            <p className="max-w-[72ch] whitespace-pre-wrap">
              {one.text ?? "What was written here has been erased."}
            </p>
            <Writer of={one} />
            {one.answeredAt && (
              <p className="text-ink-3">
                Answered <Time at={one.answeredAt} here={here} />
                {one.answeredBy && ` by ${one.answeredBy}`}
              </p>
            )}
          </div>
          <div className="flex flex-wrap items-start gap-2 lg:flex-col lg:items-stretch">
            {one.email && (
              <a
                href={replyTo(one, one.email, shop)}
                // One thing to do next a page.
                className={index === 0 && !one.answeredAt ? "btn btn-first" : "btn"}
              >
                Answer by e-mail
              </a>
            )}
            {answered(one)}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The order that they named, as it stands: nobody has checked that it is theirs but by the address. */
function Order({ of: { label, found } }: { readonly of: NonNullable<DeskInquiry["order"]> }) {
  return (
    <>
      {found ? (
        <>
          <Link href={`/admin/orders/${found.id}`} prefetch={false} className={way}>
            {label}
          </Link>
          <Status of={shippingWord(found.state, found.fulfilment)} />
          {!found.isTheirs && <span className="text-ink-3">Ordered with another e-mail</span>}
        </>
      ) : (
        <span className="text-ink-3">{label}, which no order has</span>
      )}
    </>
  );
}

function Writer({ of: { customerId, name, email, hasOrdered } }: { readonly of: DeskInquiry }) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 text-ink-2">
      {customerId ? (
        <Link
          href={`/admin/customers/${customerId}`}
          prefetch={false}
          className={`inline-flex min-h-6 pointer-coarse:-my-1.5 pointer-coarse:min-h-11 items-center ${way}`}
        >
          {name ?? email}
        </Link>
      ) : (
        <span>{name ?? "Erased"}</span>
      )}
      {email && (
        <span className="inline-flex min-w-0 items-center pointer-coarse:-my-1.5 pointer-coarse:min-h-11">
          <Email of={email} />
        </span>
      )}
      {email && hasOrdered && (
        <Link
          href={`/admin/orders?q=${encodeURIComponent(email)}`}
          prefetch={false}
          className={`inline-flex min-h-6 pointer-coarse:-my-1.5 pointer-coarse:min-h-11 items-center ${way}`}
        >
          All orders with this e-mail
        </Link>
      )}
    </p>
  );
}

/** Opens the mail program with address, subject and what was asked. */
function replyTo({ text, order }: DeskInquiry, email: string, shop: string): string {
  const subject = order ? `Your order ${order.label}` : `Your message to ${shop}`;
  const quoted = (text ?? "")
    .slice(0, 1_000)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
  return `${mailto(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`\n\n${quoted}`)}`;
}
