import type { ReactNode } from "react";
import type { Menu, PageLink } from "@/lib/content/contract";
import type { NavigationBranch } from "@/lib/listing/contract";
import type { Market, ShopIdentity } from "@/lib/shop/contract";
import { Way } from "../ui/way";
import { categoryAddress, contentAddress, marketBase } from "./addresses";
import { FooterLetter } from "./footer-letter";
import { MarketChooser } from "./market-chooser";

interface FooterProps {
  readonly identity: ShopIdentity;
  readonly market: Market;
  readonly markets: readonly Market[];
  readonly navigation: readonly NavigationBranch[];
  /** The shop's own pages. */
  readonly pages: readonly PageLink[];
  /** How things arrive here, in sentences. */
  readonly delivery: ReactNode;
  /** On a personal page every way leads out of it. */
  readonly leaves?: boolean;
}

/** The foot of every page: what people look for there, the letter, and where one shops. */
export function Footer({ identity, market, markets, navigation, pages, delivery, leaves }: FooterProps) {
  const base = marketBase(market);
  return (
    <footer className="mt-auto pt-24">
      <div className="page">
        <div className="grid grid-cols-2 gap-x-10 gap-y-10 border-t border-line py-12 lg:grid-cols-12 lg:py-16">
          <div className="foot-letter col-span-2 max-lg:mb-4 lg:col-span-4">
            <FooterLetter market={market.code} />
          </div>
          <Part title="Shop">
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
          </Part>
          <Part title="Help">
            <Line href="/contact">Write to us</Line>
            <Line href="/account/orders">Where is my order?</Line>
            <Pages pages={pages} menu="help" base={base} leaves={leaves} />
          </Part>
          <Part title={identity.name}>
            <Line href="/account">Account and orders</Line>
            <Pages pages={pages} menu="house" base={base} leaves={leaves} />
            <Line href="/device">What is kept on your device</Line>
          </Part>
        </div>
        <div className="flex flex-col justify-between gap-x-10 gap-y-6 border-t border-line py-6 text-small text-ink-3 lg:flex-row">
          <div className="space-y-1 lg:py-1">
            {delivery}
            <p>{[identity.name, ...identity.addressLines].join(", ")}</p>
          </div>
          <div className="flex flex-wrap justify-between gap-x-8 gap-y-2 lg:shrink-0 lg:flex-col lg:items-end">
            <MarketChooser market={market} markets={markets} />
            <ul className="flex flex-wrap gap-x-5 empty:hidden">
              <Pages pages={pages} menu="legal" base={base} leaves={leaves} />
            </ul>
          </div>
        </div>
      </div>
    </footer>
  );
}

const quiet = "inline-block py-1 text-balance text-ink-2 hover:text-ink hover:underline underline-offset-4";

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="foot-part">
      <h2 className="mb-3 text-small font-medium">{title}</h2>
      <ul className="text-small">{children}</ul>
    </section>
  );
}

interface PagesProps extends Pick<FooterProps, "pages" | "leaves"> {
  readonly menu: Menu;
  readonly base: string;
}

function Pages({ pages, menu, base, leaves }: PagesProps) {
  return pages
    .filter((page) => page.menu === menu)
    .map((page) => (
      <li key={page.handle}>
        <Way leaves={leaves} prefetch={false} href={contentAddress(base, page.handle)} className={quiet}>
          {page.title}
        </Way>
      </li>
    ));
}

/** To a page about one person, or for one: a whole page load. */
function Line({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <li>
      <a href={href} className={quiet}>
        {children}
      </a>
    </li>
  );
}
