import { useId } from "react";
import { buttonClass } from "../ui/button";

interface SearchFormProps {
  readonly action: string;
  readonly query: string;
  /** In the menu of a phone it is one line among others. */
  readonly small?: boolean;
}

/** A plain form: the words go into the address, so that a search can be kept, sent and gone back to. */
export function SearchForm({ action, query, small = false }: SearchFormProps) {
  const id = useId();
  return (
    <search>
      <form action={action} method="get" className="flex max-w-3xl items-end gap-3">
        <div className="min-w-0 flex-1">
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
            className={`min-h-12 w-full border-b border-line-2 bg-transparent hover:border-ink ${small ? "text-1" : "headline text-3 lg:pb-1.5 lg:text-4"}`}
          />
        </div>
        <button type="submit" className={buttonClass("quiet", "min-h-12")}>
          Search
        </button>
      </form>
    </search>
  );
}
