import type { ReactNode } from "react";
import type { NavigationBranch } from "@/lib/listing/contract";
import type { Market, ShopIdentity } from "@/lib/shop/contract";
import { Way } from "../ui/way";
import { categoryAddress, homeAddress, marketBase } from "./addresses";

interface FooterProps {
  readonly identity: ShopIdentity;
  readonly market: Market;
  readonly markets: readonly Market[];
  readonly navigation: readonly NavigationBranch[];
  /** How things arrive here, in sentences. */
  readonly delivery: ReactNode;
  /** On a personal page every way leads out of it. */
  readonly leaves?: boolean;
}

export function Footer({ identity, market, markets, navigation, delivery, leaves }: FooterProps) {
  const base = marketBase(market);
  return (
    <footer className="mt-auto pt-24">
      <div className="page">
        <div className="grid gap-10 border-t border-line py-12 sm:grid-cols-2 lg:grid-cols-12">
          <Part title="Shop" className="lg:col-span-3">
            <ul>
              {navigation.map((branch) => (
                <li key={branch.id}>
                  <Way
                    leaves={leaves}
                    prefetch={false}
                    href={categoryAddress(base, branch.path)}
                    className={quiet}
                  >
                    {branch.name}
                  </Way>
                </li>
              ))}
            </ul>
          </Part>
          <Part title="Delivery" className="lg:col-span-4">
            <div className="max-w-[38ch] space-y-2 py-1">{delivery}</div>
          </Part>
          <Part title="Yours" className="lg:col-span-2">
            <ul>
              <li>
                <a href="/account" className={quiet}>
                  Account and orders
                </a>
              </li>
              <li>
                <a href="/cart" className={quiet}>
                  Cart
                </a>
              </li>
            </ul>
          </Part>
          <Part title="Write to us" className="lg:col-span-3">
            <a href={`mailto:${identity.email}`} className={`${quiet} break-all`}>
              {identity.email}
            </a>
            {identity.addressLines.length > 0 && (
              <address className="py-1 not-italic">
                {identity.addressLines.map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
              </address>
            )}
          </Part>
        </div>
        <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2 border-t border-line py-6 text-small text-ink-3">
          <p>{identity.name}</p>
          {markets.length > 1 && <Markets market={market} markets={markets} />}
        </div>
      </div>
    </footer>
  );
}

const quiet = "inline-block py-1 text-ink-2 hover:text-ink hover:underline underline-offset-4";

function Part({ title, className, children }: { title: string; className: string; children: ReactNode }) {
  return (
    <section className={className}>
      <h2 className="mb-3 text-small font-medium">{title}</h2>
      <div className="text-small text-ink-2">{children}</div>
    </section>
  );
}

/** The same shop elsewhere: another currency, another way of delivery. A whole page load, since everything differs. */
function Markets({ market, markets }: Pick<FooterProps, "market" | "markets">) {
  return (
    <nav aria-label="Country and currency">
      <ul className="flex flex-wrap gap-x-5">
        {markets.map((one) => (
          <li key={one.id}>
            <a
              href={homeAddress(marketBase(one))}
              aria-current={one.id === market.id ? "true" : undefined}
              className="inline-block py-1 aria-[current]:text-ink aria-[current]:underline underline-offset-4 hover:text-ink"
            >
              {one.name}, {one.currency}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
