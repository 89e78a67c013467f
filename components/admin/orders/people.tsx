import Link from "next/link";
import type { ReactNode } from "react";
import { addressLines } from "@/components/order/place-lines";
import type { Address } from "@/lib/kernel/address";
import type { DeskMessage, DeskOrder } from "@/lib/views/contract";
import { countryName, type Here } from "../format";
import { mailto } from "../parts/mailto";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { messageStateWords, templateWord } from "../words";

/** Who bought, where it goes and how that is changed, what they wrote. */
export function People({
  order,
  changeAddress,
}: {
  readonly order: DeskOrder;
  /** Null for those who may not, and once something has left. */
  readonly changeAddress: ReactNode;
}) {
  const billing = order.money?.billing;
  return (
    <div className="flex flex-col gap-5">
      <div>
        <h3 className="mb-1 text-ink-3">Buyer</h3>
        <p className="font-medium">
          {order.customerId ? (
            <Link
              href={`/admin/customers/${order.customerId}`}
              className="inline-flex min-h-6 pointer-coarse:min-h-11 items-center underline decoration-line-2 underline-offset-4 hover:decoration-accent"
            >
              {order.name ?? "No name"}
            </Link>
          ) : (
            (order.name ?? "No name")
          )}
        </p>
        {order.email && (
          <p>
            <a
              href={mailto(order.email)}
              className="inline-flex min-h-6 pointer-coarse:min-h-11 items-center underline decoration-line-2 underline-offset-4 hover:decoration-accent"
            >
              {order.email}
            </a>
          </p>
        )}
        {order.phone && <p>{order.phone}</p>}
        {order.email && (
          <p>
            <Link
              href={`/admin/orders?q=${encodeURIComponent(order.email)}`}
              className="inline-flex min-h-6 pointer-coarse:min-h-11 items-center underline decoration-line-2 underline-offset-4 hover:decoration-accent"
            >
              All orders with this e-mail
            </Link>
          </p>
        )}
      </div>
      {order.buyerNote && (
        <div>
          <h3 className="mb-1 text-ink-3">What they wrote</h3>
          <p className="whitespace-pre-wrap border-warn border-l-2 pl-3">{order.buyerNote}</p>
        </div>
      )}
      {order.giftMessage && (
        <div>
          <h3 className="mb-1 text-ink-3">On the card</h3>
          <p className="whitespace-pre-wrap border-note border-l-2 pl-3">{order.giftMessage}</p>
        </div>
      )}
      {order.delivery && (
        <div>
          <h3 className="mb-1 text-ink-3">Goes to</h3>
          <AddressLines address={order.delivery} />
          {changeAddress && <div className="mt-2">{changeAddress}</div>}
          {order.promise && (
            <p className="mt-1.5 text-ink-2">
              {order.promise.title}
              {order.promise.carrier && ` with ${order.promise.carrier}`}, {days(order.promise)}
            </p>
          )}
        </div>
      )}
      {billing && (
        <div>
          <h3 className="mb-1 text-ink-3">Bill to</h3>
          <AddressLines address={billing} />
        </div>
      )}
    </div>
  );
}

function days({ minDays, maxDays }: { readonly minDays: number; readonly maxDays: number }): string {
  const span = minDays === maxDays ? String(minDays) : `${minDays} to ${maxDays}`;
  return `${span} working ${maxDays === 1 ? "day" : "days"}`;
}

/** An address as its country writes it on a parcel, and the phone number that was given with it. */
export function AddressLines({ address }: { readonly address: Address }) {
  const lines = addressLines(address, { [address.address_country]: countryName(address.address_country) });
  return (
    <address className="not-italic">
      {[...lines, address.phone].filter(Boolean).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}

/** The e-mails about an order, each a way to what it said. */
export function OrderMessages({
  messages,
  here,
}: {
  readonly messages: readonly DeskMessage[];
  readonly here: Here;
}) {
  if (messages.length === 0) return <p className="text-ink-3">None yet.</p>;
  return (
    <ul className="border-line border-t">
      {messages.map((message) => (
        <li key={message.id} className="flex items-baseline justify-between gap-3 border-line border-b py-2">
          <span>
            <Link
              href={`/admin/messages/${message.id}`}
              prefetch={false}
              className="font-medium underline-offset-4 hover:underline"
            >
              {templateWord(message.template)}
            </Link>
            <span className="block text-ink-3">
              <Time at={message.createdAt} here={here} />
            </span>
          </span>
          <Status of={messageStateWords[message.state]} />
        </li>
      ))}
    </ul>
  );
}
