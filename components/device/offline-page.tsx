"use client";

import { useEffect } from "react";

/** Keeps the offline page ready, once the page that was asked for has everything it needs. */
export function OfflinePage() {
  useEffect(() => {
    if (!("serviceWorker" in navigator) || process.env.NODE_ENV === "development") return;
    const style =
      document.querySelector<HTMLLinkElement>('link[rel="stylesheet"][href*="/_next/"]')?.href ?? "";
    const version = style.split("/").at(-1)?.split("?")[0] ?? "";
    const register = () => void navigator.serviceWorker.register(`/sw.js?v=${version}`).catch(() => {});
    const timer = setTimeout(register, 4_000);
    return () => clearTimeout(timer);
  }, []);
  return null;
}
