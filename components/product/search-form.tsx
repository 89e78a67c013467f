import { useId } from "react";
import { buttonClass } from "../ui/button";

/** A plain form: the words go into the address, so that a search can be kept, sent and gone back to. */
export function SearchForm({ action, query }: { readonly action: string; readonly query: string }) {
  const id = useId();
  return (
    <search>
      <form action={action} method="get" className="flex max-w-2xl items-end gap-3">
        <div className="flex-1">
          <label htmlFor={id} className="mb-1.5 block text-small font-medium">
            What are you looking for?
          </label>
          <input
            id={id}
            name="q"
            type="search"
            defaultValue={query}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
            className="min-h-12 w-full border-b border-line-2 bg-transparent text-1 hover:border-ink"
          />
        </div>
        <button type="submit" className={buttonClass("quiet", "min-h-12")}>
          Search
        </button>
      </form>
    </search>
  );
}
