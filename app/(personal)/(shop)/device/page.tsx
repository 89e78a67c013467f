import type { Metadata } from "next";
import { MemorySwitch } from "@/components/device/memory-switch";

export const metadata: Metadata = { title: "What this shop keeps on your device" };

/** What is kept, why, and for how long: the cookies that the shop works with, and the one list it asks about. */
const kept = [
  {
    name: "Your cart",
    called: "cart",
    why: "Which cart is yours. Without it nothing could stay in it.",
    howLong: "Kept until 90 days after you last came.",
  },
  {
    name: "Your sign-in",
    called: "customer-session",
    why: "That you are signed in. Only if you are.",
    howLong: "Kept until you sign out, or for 30 days without a visit.",
  },
  {
    name: "Your market",
    called: "market",
    why: "The country and currency you chose. Only if you chose.",
    howLong: "Kept for a year.",
  },
  {
    name: "A form’s word",
    called: "flash",
    why: "What a form has to tell you on the next page.",
    howLong: "Kept for a minute.",
  },
  {
    name: "The offline page",
    called: null,
    why: "The page that says you are offline, since it cannot be fetched then.",
    howLong: "Kept until you empty the browser’s cache.",
  },
] as const;

export default function Device() {
  return (
    <div className="page pt-6 lg:pt-12">
      <h1 className="headline-large max-w-[18ch] text-5">What this shop keeps on your device</h1>
      <p className="mt-5 max-w-[56ch] text-1 text-ink-2">
        Nothing here follows you elsewhere, and nobody else reads it. There is no advertising, and nobody else
        counts your visits.
      </p>
      <section aria-labelledby="asked" className="mt-12 max-w-3xl">
        <h2 id="asked" className="headline mb-4 text-3">
          What we ask about
        </h2>
        <MemorySwitch />
      </section>
      <section aria-labelledby="needed" className="mt-14 max-w-3xl">
        <h2 id="needed" className="headline mb-4 text-3">
          What the shop cannot do without
        </h2>
        <dl className="border-t border-line">
          {kept.map(({ name, called, why, howLong }) => (
            <div
              key={name}
              className="grid gap-x-8 gap-y-1 border-b border-line py-4 sm:grid-cols-[12rem_1fr]"
            >
              <dt className="font-medium">
                {name}
                {called && <span className="block font-normal text-small text-ink-3">Cookie “{called}”</span>}
              </dt>
              <dd className="text-ink-2">
                {why}
                <span className="block text-small text-ink-3">{howLong}</span>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
