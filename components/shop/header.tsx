import type { ReactNode } from "react";
import type { NavigationBranch } from "@/lib/listing/contract";
import { SearchForm } from "../search/search-form";
import { Way } from "../ui/way";
import { categoryAddress, homeAddress, searchAddress } from "./addresses";
import { Menu } from "./menu";

interface HeaderProps {
  readonly name: string;
  readonly base: string;
  readonly navigation: readonly NavigationBranch[];
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

/** More than these do not fit beside the name; the menu has them all. */
const BESIDE = 5;

export function Header({ name, base, navigation, announcement, account, cart, search, leaves }: HeaderProps) {
  const isWide = navigation.length <= BESIDE;
  return (
    <header>
      {announcement}
      <div className="page grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-3 sm:gap-4 py-4 lg:py-6">
        <div className="flex items-center">
          <div className={isWide ? "lg:hidden" : undefined}>
            <Menu>
              <PhoneNavigation base={base} navigation={navigation} leaves={leaves} />
            </Menu>
          </div>
          {isWide && (
            <nav aria-label="Categories" className="hidden lg:block">
              <ul className="flex gap-7">
                {navigation.map((branch) => (
                  <li key={branch.id}>
                    <Way
                      leaves={leaves}
                      href={categoryAddress(base, branch.path)}
                      className="py-2 hover:underline underline-offset-8"
                    >
                      {branch.name}
                    </Way>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
        <Way
          leaves={leaves}
          href={homeAddress(base)}
          className="headline text-[1.375rem] sm:text-2 lg:text-3 whitespace-nowrap"
        >
          {name}
        </Way>
        <div className="flex items-center justify-end gap-4 sm:gap-5 lg:gap-7">
          {search ?? (
            <Way
              leaves={leaves}
              prefetch={false}
              href={searchAddress(base)}
              className="hidden py-2 hover:underline underline-offset-8 sm:block"
            >
              Search
            </Way>
          )}
          <span className="hidden lg:block">{account}</span>
          {cart}
        </div>
      </div>
    </header>
  );
}

function PhoneNavigation({ base, navigation, leaves }: Pick<HeaderProps, "base" | "navigation" | "leaves">) {
  return (
    <nav aria-label="Menu" className="page grid gap-6 py-6 sm:grid-cols-2 lg:grid-cols-4">
      <div className="sm:hidden">
        <SearchForm action={searchAddress(base)} query="" small />
      </div>
      {navigation.map((branch) => (
        <div key={branch.id}>
          <Way
            leaves={leaves}
            href={categoryAddress(base, branch.path)}
            className="headline block py-1 text-3"
          >
            {branch.name}
          </Way>
          <ul className="mt-1">
            {branch.children.map((child) => (
              <li key={child.id}>
                <Way
                  leaves={leaves}
                  href={categoryAddress(base, child.path)}
                  prefetch={false}
                  className="block py-2 text-ink-2 hover:text-ink"
                >
                  {child.name}
                </Way>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="border-t border-line pt-5 sm:col-span-full">
        <a href="/account" className="py-2">
          Your account
        </a>
      </p>
    </nav>
  );
}
