"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

/** Keeps somebody from leaving a form that they have not saved without being asked: by a link, a key, or the window. */
export function Unsaved({ when }: { readonly when: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [to, setTo] = useState<string | null>(null);
  const router = useRouter();
  useEffect(() => {
    if (!when) return;
    const leave = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.("a[href]");
      const href = link?.getAttribute("href");
      const isHere =
        href?.startsWith("/") && !link?.hasAttribute("target") && !link?.hasAttribute("download");
      if (!isHere || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      setTo(href ?? null);
      dialog.current?.showModal();
    };
    window.addEventListener("beforeunload", leave);
    document.addEventListener("click", click, true);
    return () => {
      window.removeEventListener("beforeunload", leave);
      document.removeEventListener("click", click, true);
    };
  }, [when]);
  const go = () => {
    dialog.current?.close();
    if (to) router.push(to);
  };
  return (
    <dialog ref={dialog} aria-labelledby="unsaved" className="ask">
      <h2 id="unsaved" className="font-semibold text-base">
        Leave without saving?
      </h2>
      <p className="mt-1 mb-4 text-ink-2">What you have typed here is not saved yet.</p>
      <div className="flex gap-2">
        <button type="button" className="btn btn-first" onClick={() => dialog.current?.close()}>
          Stay here
        </button>
        <button type="button" className="btn" onClick={go}>
          Leave it
        </button>
      </div>
    </dialog>
  );
}
