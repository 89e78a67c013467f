import Link from "next/link";
import type { Permission, StaffRole } from "@/lib/auth/contract";
import type { DeskCounts } from "@/lib/views/contract";
import { FindButton } from "../palette/find-button";
import { roleNames } from "../words";
import { NavLink } from "./nav-link";
import { SIGN_OUT } from "./offers";
import { ways } from "./ways";

interface SideProps {
  readonly shop: string;
  readonly staff: { readonly name: string; readonly role: StaffRole };
  readonly may: readonly Permission[];
  readonly counts: DeskCounts;
}

/** The navigation, by what this member of staff may do: a column on a desk, a menu on a phone. */
export function Side({ shop, staff, may, counts }: SideProps) {
  return (
    <>
      <header className="desk-top no-print">
        <Wordmark shop={shop} />
        <span className="flex shrink-0 gap-2">
          <FindButton small />
          <button type="button" popoverTarget="desk-side" className="btn">
            Menu
          </button>
        </span>
      </header>
      <nav id="desk-side" popover="auto" aria-label="Desk" className="desk-side no-print">
        <div className="flex items-center justify-between gap-3 pl-2.5 lg:pr-2.5">
          <Wordmark shop={shop} />
          <button
            type="button"
            popoverTarget="desk-side"
            popoverTargetAction="hide"
            className="btn lg:hidden"
          >
            Close
          </button>
        </div>
        <FindButton />
        <ul className="flex flex-col gap-0.5">
          {ways
            .filter((way) => may.includes(way.needs))
            .map((way) => (
              <li key={way.href} className={way.href === "/admin/problems" ? "mt-4" : undefined}>
                <NavLink href={way.href} also={way.also} go={way.go}>
                  {way.name}
                  <Count of={way.count?.(counts) ?? 0} alarms={way.alarms ?? false} />
                </NavLink>
              </li>
            ))}
        </ul>
        <div className="mt-auto border-line border-t px-2.5 pt-3">
          <Link
            href="/admin/account"
            title={staff.name}
            className="block min-h-6 truncate font-medium underline decoration-line-2 underline-offset-4 hover:decoration-accent"
            data-go="a"
            data-key-name="Your account"
          >
            {staff.name}
          </Link>
          <p className="text-ink-3">{roleNames[staff.role]}</p>
          <form method="post" action="/admin/session/end" className="mt-2">
            <button type="submit" id={SIGN_OUT} className="btn btn-bare">
              Sign out
            </button>
          </form>
        </div>
      </nav>
    </>
  );
}

function Wordmark({ shop }: { readonly shop: string }) {
  return (
    <Link
      href="/admin"
      className="min-w-0 truncate font-display text-[1.125rem] leading-8 tracking-[-0.02em]"
    >
      {shop}
    </Link>
  );
}

function Count({ of, alarms }: { readonly of: number; readonly alarms: boolean }) {
  if (of === 0) return null;
  return (
    <span className={`font-normal tabular-nums ${alarms ? "text-bad" : "text-ink-3"}`}>
      {of >= 1_000 ? "999+" : of}
      <span className="sr-only">{alarms ? " open" : " waiting"}</span>
    </span>
  );
}
