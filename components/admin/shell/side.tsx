import Form from "next/form";
import Link from "next/link";
import type { Permission, StaffRole } from "@/lib/auth/contract";
import type { DeskCounts } from "@/lib/views/contract";
import { Key } from "../parts/key";
import { roleNames } from "../words";
import { NavLink } from "./nav-link";

interface Way {
  readonly href: string;
  readonly name: string;
  readonly go: string;
  readonly needs: Permission;
  readonly count?: (counts: DeskCounts) => number;
  readonly alarms?: boolean;
}

/** Every way through the desk, in the order of a working day, with what it takes to see it. */
export const ways: readonly Way[] = [
  { href: "/admin", name: "Today", go: "t", needs: "orders.read" },
  { href: "/admin/orders", name: "Orders", go: "o", needs: "orders.read" },
  {
    href: "/admin/to-ship",
    name: "To ship",
    go: "s",
    needs: "orders.read",
    count: (counts) => counts.toShip,
  },
  {
    href: "/admin/inquiries",
    name: "To answer",
    go: "a",
    needs: "customers.read",
    count: (counts) => counts.toAnswer,
  },
  { href: "/admin/products", name: "Products", go: "p", needs: "products.read" },
  { href: "/admin/coupons", name: "Coupons", go: "c", needs: "coupons.read" },
  { href: "/admin/imports", name: "Imports", go: "i", needs: "imports.run" },
  { href: "/admin/messages", name: "Messages", go: "m", needs: "messages.read" },
  {
    href: "/admin/problems",
    name: "Problems",
    go: "!",
    needs: "problems.read",
    count: (counts) => counts.problems,
    alarms: true,
  },
];

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
        <button type="button" popoverTarget="desk-side" className="btn">
          Menu
        </button>
      </header>
      <nav id="desk-side" popover="auto" aria-label="Desk" className="desk-side no-print">
        <div className="px-2.5">
          <Wordmark shop={shop} />
        </div>
        <Form action="/admin/orders" role="search" className="relative">
          <label htmlFor="desk-find" className="sr-only">
            Find an order by number, name or e-mail
          </label>
          <input
            id="desk-find"
            name="q"
            type="search"
            placeholder="Find an order"
            autoComplete="off"
            maxLength={120}
            className="input pr-8"
            data-key="/"
            data-key-name="Find an order"
          />
          <span className="pointer-events-none absolute inset-y-0 right-1.5 grid place-items-center">
            <Key of="/" />
          </span>
        </Form>
        <ul className="flex flex-col gap-0.5">
          {ways
            .filter((way) => may.includes(way.needs))
            .map((way) => (
              <li key={way.href} className={way.href === "/admin/problems" ? "mt-4" : undefined}>
                <NavLink href={way.href} go={way.go}>
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
            <button type="submit" className="btn btn-bare">
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
      className="inline-flex min-h-8 items-center font-display text-[1.125rem] tracking-[-0.02em]"
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
