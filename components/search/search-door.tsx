"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, lazy, Suspense, useRef, useState } from "react";
import { remember } from "../device/memory";
import { searchAddress } from "../shop/addresses";
import { buttonClass } from "../ui/button";
import { holdPage } from "../ui/hold-page";
import type { Combobox, SearchDoorProps } from "./combobox";
import { SearchSign, searchWay } from "./search-sign";

const load = () => import("./suggestions");
const Suggestions = lazy(load);

/**
 * The way into search: a link to its page, and with script a field that opens where one is. What suggests is fetched
 * when somebody comes near the link; the field is here from the start, so that a phone's keyboard comes with the tap.
 */
export function SearchDoor({ market, base, locale, roots }: SearchDoorProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [wasOpened, setOpened] = useState(false);
  const [{ expanded, active }, setCombobox] = useState<Combobox>({ expanded: false, active: null });
  const router = useRouter();
  const address = searchAddress(base);

  const open = (link: HTMLElement) => {
    const header = link.closest("header")?.getBoundingClientRect();
    dialog.current?.style.setProperty("--under", `${Math.max(0, header?.bottom ?? 0)}px`);
    setOpened(true);
    dialog.current?.showModal();
    input.current?.select();
    holdPage();
  };
  const close = () => dialog.current?.close();
  const search = (event: FormEvent) => {
    event.preventDefault();
    const words = input.current?.value.trim() ?? "";
    if (words === "") return;
    remember("searched", words);
    close();
    router.push(`${address}?${new URLSearchParams({ q: words })}`);
  };

  return (
    <>
      <a
        href={address}
        className={searchWay}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          open(event.currentTarget);
        }}
      >
        <SearchSign />
      </a>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the panel closes it, as Escape does by itself */}
      <dialog
        ref={dialog}
        aria-label="Search"
        className="search-panel"
        onClose={holdPage}
        onClick={(event) => event.target === event.currentTarget && close()}
      >
        <div className="page py-5 lg:pt-8 lg:pb-12">
          <form action={address} method="get" onSubmit={search} className="flex items-end gap-3 lg:gap-5">
            <label className="min-w-0 flex-1">
              <span className="block text-small font-medium">What are you looking for?</span>
              <input
                ref={input}
                name="q"
                type="search"
                role="combobox"
                aria-expanded={expanded}
                aria-controls="search-options"
                aria-autocomplete="list"
                aria-activedescendant={active ?? undefined}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                enterKeyHint="search"
                maxLength={200}
                className="search-field"
              />
            </label>
            <button type="submit" className={buttonClass("quiet", "max-sm:hidden")}>
              Search
            </button>
            <button type="button" className={buttonClass("text", "min-h-11 pl-1")} onClick={close}>
              Close
            </button>
          </form>
          {wasOpened && (
            <Suspense fallback={null}>
              <Suggestions
                field={input}
                market={market}
                base={base}
                locale={locale}
                roots={roots}
                onCombobox={setCombobox}
                onLeave={close}
              />
            </Suspense>
          )}
        </div>
      </dialog>
    </>
  );
}
