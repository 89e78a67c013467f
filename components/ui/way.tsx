import Link from "next/link";
import type { AnchorHTMLAttributes } from "react";

interface WayProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  readonly href: string;
  /** It leads out of this root layout: then a whole page load is all that can happen, and nothing is fetched ahead. */
  readonly leaves?: boolean;
  readonly prefetch?: false;
}

/** A link to a shop page, from a shop page or from a personal one. */
export function Way({ leaves = false, prefetch, children, ...rest }: WayProps) {
  if (leaves) return <a {...rest}>{children}</a>;
  return (
    <Link {...rest} prefetch={prefetch}>
      {children}
    </Link>
  );
}
