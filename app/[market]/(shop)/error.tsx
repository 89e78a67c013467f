"use client";

import { Lost } from "@/components/shop/lost";
import { buttonClass } from "@/components/ui/button";

export default function ShopError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <Lost drawn="spilt" title="This page could not be made.">
      <p>The fault is on our side and has been noted. Your cart is as you left it.</p>
      <button type="button" className={buttonClass("primary", "text-base")} onClick={() => retry()}>
        Try again
      </button>
      {digest && <p className="text-small text-ink-3">If you write to us, name the number {digest}.</p>}
    </Lost>
  );
}
