import type { AddressView } from "@/lib/customers/contract";
import { addressLines } from "../order/place-lines";
import { buttonClass } from "../ui/button";

interface AddressBookProps {
  readonly addresses: readonly AddressView[];
  /** Countries' names by code. */
  readonly countries: Readonly<Record<string, string>>;
  readonly isFull: boolean;
}

export function AddressBook({ addresses, countries, isFull }: AddressBookProps) {
  return (
    <>
      {addresses.length === 0 && (
        <p className="mt-6 text-ink-2">None yet. An address in the book fills in the checkout for you.</p>
      )}
      <ul className="mt-6 grid gap-x-10 border-t border-line empty:hidden sm:grid-cols-2">
        {addresses.map((address) => (
          <li
            key={address.id}
            className="border-line py-6 max-sm:[&+li]:border-t sm:[&:nth-child(n+3)]:border-t"
          >
            {address.is_default && <p className="mb-1 text-small text-good">Default</p>}
            <address className="not-italic">
              {addressLines(address, countries).map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
            </address>
            <div className="mt-3 flex flex-wrap gap-x-5 text-small">
              <a href={`/account/addresses/${address.id}`} className={buttonClass("text", "py-1")}>
                Edit<span className="sr-only"> {address.street_address}</span>
              </a>
              {!address.is_default && <Do what="default" word="Make default" address={address} />}
              <Do what="remove" word="Remove" address={address} />
            </div>
          </li>
        ))}
      </ul>
      {!isFull && (
        <p className={addresses.length > 0 ? "border-t border-line pt-6" : "mt-6"}>
          <a href="/account/addresses/new" className={buttonClass("quiet")}>
            Add an address
          </a>
        </p>
      )}
    </>
  );
}

interface DoProps {
  readonly what: "default" | "remove";
  readonly word: string;
  readonly address: AddressView;
}

function Do({ what, word, address }: DoProps) {
  return (
    <form action={`/api/v1/account/addresses/${address.id}/${what}`} method="post" className="contents">
      <button type="submit" className={buttonClass("text", "py-1")}>
        {word}
        <span className="sr-only"> {address.street_address}</span>
      </button>
    </form>
  );
}
