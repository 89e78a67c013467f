"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks again, more and more patiently, while another word is to be expected any moment. */
export function OrderWatch({ here }: { readonly here: string }) {
  const router = useRouter();
  useEffect(() => {
    let wait = 1_000;
    let timer: ReturnType<typeof setTimeout>;
    const ask = () => {
      router.refresh();
      wait = Math.min(wait * 1.4, 15_000);
      timer = setTimeout(ask, wait);
    };
    timer = setTimeout(ask, wait);
    return () => clearTimeout(timer);
  }, [router]);
  return (
    <noscript>
      <p className="page pt-4">
        <a href={here} className="link">
          Look again
        </a>
      </p>
    </noscript>
  );
}
