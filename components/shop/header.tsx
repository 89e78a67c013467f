import type { ReactNode } from "react";
import type { PageLink } from "@/lib/content/contract";
import type { MenuCollection, NavigationBranch } from "@/lib/listing/contract";
import { SearchSign, searchWay } from "../search/search-sign";
import { Way } from "../ui/way";
import { collectionsAddress, contentAddress, homeAddress, searchAddress } from "./addresses";
import { Menu } from "./menu";
import { MenuPanel } from "./menu-panel";

interface HeaderProps {
  readonly name: string;
  readonly base: string;
  readonly navigation: readonly NavigationBranch[];
  /** What the menu shows beside the departments. */
  readonly collections: readonly MenuCollection[];
  /** The shop's own pages: of those about the house the first stands in the header. */
  readonly pages: readonly PageLink[];
  /** The bar above everything, or nothing. */
  readonly announcement: ReactNode;
  /** The islands: who is here, and what is in the cart. */
  readonly account: ReactNode;
  readonly cart: ReactNode;
  /** The way into search, where it is more than a link. */
  readonly search?: ReactNode;
  /** On a personal page every way leads out of it. */
  readonly leaves?: boolean;
}

const way = "py-2 underline-offset-8 hover:underline";

/** The head of every page: it stays in view, so that the menu and the cart are never a long way up. */
export function Header(props: HeaderProps) {
  const { name, base, navigation, collections, announcement, account, cart, search, leaves } = props;
  const about = props.pages.find((page) => page.menu === "house");
  return (
    <>
      {announcement}
      <header className="shop-header">
        <div className="shop-bar">
          <div className="page grid h-14 grid-cols-[minmax(min-content,1fr)_minmax(0,auto)_minmax(min-content,1fr)] items-center gap-3 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] sm:gap-4 lg:h-20">
            <div className="flex items-center gap-7">
              <Menu>
                <MenuPanel
                  base={base}
                  navigation={navigation}
                  collections={collections}
                  about={about}
                  leaves={leaves}
                />
              </Menu>
              <div className="hidden items-center gap-7 lg:flex">
                {collections.length > 0 && (
                  <Way leaves={leaves} href={collectionsAddress(base)} className={way}>
                    Collections
                  </Way>
                )}
                {about && (
                  <Way leaves={leaves} href={contentAddress(base, about.handle)} className={way}>
                    {about.title}
                  </Way>
                )}
              </div>
            </div>
            <Way
              leaves={leaves}
              href={homeAddress(base)}
              className="headline truncate py-1 text-center text-[clamp(1rem,5.2vw,1.25rem)] sm:overflow-visible sm:text-2 lg:text-3"
            >
              {name}
            </Way>
            <div className="flex items-center justify-end gap-3 sm:gap-5 [&>a]:whitespace-nowrap lg:gap-7">
              {search ?? (
                <Way leaves={leaves} prefetch={false} href={searchAddress(base)} className={searchWay}>
                  <SearchSign />
                </Way>
              )}
              <span className="hidden lg:block">{account}</span>
              {cart}
            </div>
          </div>
        </div>
      </header>
    </>
  );
}
