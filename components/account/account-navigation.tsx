"use client";

import { usePathname } from "next/navigation";
import { SignOut } from "./sign-out";

const places = [
  ["/account", "Overview"],
  ["/account/orders", "Orders"],
  ["/account/addresses", "Addresses"],
  ["/account/profile", "Profile"],
  ["/account/sessions", "Sessions"],
] as const;

export function AccountNavigation() {
  const here = usePathname();
  return (
    <nav aria-label="Your account" className="lg:sticky lg:top-8">
      {/* On phones one row under the thumb, that scrolls to its end. */}
      <div className="-mx-(--page-margin) flex items-center overflow-x-auto border-b border-line scroll-px-(--page-margin) px-(--page-margin) [scrollbar-width:none] lg:mx-0 lg:block lg:border-b-0 lg:px-0">
        <ul className="flex gap-x-3 lg:block lg:border-t lg:border-line">
          {places.map(([href, name]) => (
            <li key={href} className="shrink-0 lg:border-b lg:border-line">
              <a
                href={href}
                aria-current={here === href ? "page" : undefined}
                className="block border-b-2 border-transparent py-2.5 aria-[current]:[scroll-initial-target:nearest] max-lg:text-[0.9375rem] text-ink-2 hover:text-ink aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink lg:border-b-0"
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
        <SignOut className="mt-6 max-lg:hidden" />
      </div>
    </nav>
  );
}
