import Link from "next/link";
import type { ReactNode } from "react";
import type { NavigationBranch } from "@/lib/listing/contract";
import { categoryAddress, homeAddress, searchAddress } from "./addresses";
import { Menu } from "./menu";

interface HeaderProps {
  readonly name: string;
  readonly base: string;
  readonly navigation: readonly NavigationBranch[];
  /** One sentence above everything, or none. */
  readonly announcement: ReactNode;
  /** The islands: who is here, and what is in the cart. */
  readonly account: ReactNode;
  readonly cart: ReactNode;
}

/** More than these do not fit beside the name; the menu has them all. */
const BESIDE = 5;

export function Header({ name, base, navigation, announcement, account, cart }: HeaderProps) {
  const isWide = navigation.length <= BESIDE;
  return (
    <>
      {announcement && (
        <p className="bg-ink text-paper text-small text-center px-5 py-2 dark:bg-paper-3 dark:text-ink">
          {announcement}
        </p>
      )}
      <header className="page grid grid-cols-[1fr_auto_1fr] items-center gap-4 py-4 lg:py-6">
        <div className="flex items-center">
          <div className={isWide ? "lg:hidden" : undefined}>
            <Menu>
              <PhoneNavigation base={base} navigation={navigation} />
            </Menu>
          </div>
          {isWide && (
            <nav aria-label="Categories" className="hidden lg:block">
              <ul className="flex gap-7">
                {navigation.map((branch) => (
                  <li key={branch.id}>
                    <Link
                      href={categoryAddress(base, branch.path)}
                      className="py-2 hover:underline underline-offset-8"
                    >
                      {branch.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
        <Link href={homeAddress(base)} className="headline text-2 lg:text-3 px-1 whitespace-nowrap">
          {name}
        </Link>
        <div className="flex items-center justify-end gap-5 lg:gap-7">
          <Link href={searchAddress(base)} className="py-2 hover:underline underline-offset-8">
            Search
          </Link>
          <span className="hidden lg:block">{account}</span>
          {cart}
        </div>
      </header>
    </>
  );
}

function PhoneNavigation({ base, navigation }: Pick<HeaderProps, "base" | "navigation">) {
  return (
    <nav aria-label="Menu" className="page grid gap-6 py-8 sm:grid-cols-2 lg:grid-cols-4">
      {navigation.map((branch) => (
        <div key={branch.id}>
          <Link href={categoryAddress(base, branch.path)} className="headline block py-1 text-3">
            {branch.name}
          </Link>
          <ul className="mt-1">
            {branch.children.map((child) => (
              <li key={child.id}>
                <Link
                  href={categoryAddress(base, child.path)}
                  prefetch={false}
                  className="block py-2 text-ink-2 hover:text-ink"
                >
                  {child.name}
                </Link>
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
