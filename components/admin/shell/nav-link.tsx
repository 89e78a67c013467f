"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A way in the navigation that knows whether it is the one taken. `go` is the letter that follows G. */
export function NavLink({
  href,
  also,
  go,
  children,
}: {
  readonly href: string;
  /** Another page that belongs to it. */
  readonly also: string | undefined;
  readonly go: string;
  readonly children: ReactNode;
}) {
  const path = usePathname();
  const isHere =
    href === "/admin" ? path === href : path === href || path === also || path.startsWith(`${href}/`);
  return (
    <Link href={href} className="desk-link" aria-current={isHere ? "page" : undefined} data-go={go}>
      {children}
    </Link>
  );
}
