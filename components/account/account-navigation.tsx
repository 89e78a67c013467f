"use client";

import { usePathname } from "next/navigation";
import { buttonClass } from "../ui/button";

const places = [
  ["/account", "Overview"],
  ["/account/orders", "Orders"],
  ["/account/addresses", "Addresses"],
  ["/account/profile", "Name and password"],
  ["/account/sessions", "Where you are signed in"],
] as const;

export function AccountNavigation() {
  const here = usePathname();
  return (
    <nav aria-label="Your account" className="lg:sticky lg:top-8">
      <ul className="flex flex-wrap gap-x-6 lg:block lg:border-t lg:border-line">
        {places.map(([href, name]) => (
          <li key={href} className="lg:border-b lg:border-line">
            <a
              href={href}
              aria-current={here === href ? "page" : undefined}
              className="block py-2.5 text-ink-2 hover:text-ink aria-[current]:font-medium aria-[current]:text-ink aria-[current]:underline underline-offset-8 lg:aria-[current]:no-underline"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
      <form action="/api/v1/account/sign-out" method="post" className="mt-3 lg:mt-6">
        <button type="submit" className={buttonClass("text", "py-2")}>
          Sign out
        </button>
      </form>
    </nav>
  );
}
