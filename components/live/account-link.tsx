"use client";

import { useLive } from "./use-live";

/** Says who is here once that is known; until then, and for everybody else, it is the way to the account. */
export function AccountLink() {
  const customer = useLive()?.customer ?? null;
  return (
    <a
      href="/account"
      className="inline-block max-w-32 truncate py-2 align-bottom hover:underline underline-offset-8"
    >
      {customer?.first_name || "Account"}
    </a>
  );
}
