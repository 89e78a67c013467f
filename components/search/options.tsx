import Link from "next/link";
import type { ReactNode } from "react";
import type { CardAnswer } from "../device/card-answer";
import { Picture } from "../ui/picture";
import { Price } from "../ui/price";

interface OptionProps {
  readonly id: string;
  readonly href: string;
  readonly isActive: boolean;
  readonly onLeave: () => void;
}

interface ShownProps extends OptionProps {
  readonly className: string;
  readonly children: ReactNode;
}

/** A suggestion: chosen by the field's keys or by a pointer, and no stop for Tab. */
function Option({ id, href, isActive, onLeave, className, children }: ShownProps) {
  return (
    <Link
      id={id}
      href={href}
      prefetch={false}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onClick={() => onLeave()}
      className={`search-option ${className}`}
    >
      {children}
    </Link>
  );
}

export function TextOption({
  isLast = false,
  children,
  ...rest
}: OptionProps & { isLast?: boolean; children: ReactNode }) {
  return (
    <Option {...rest} className={isLast ? "mt-4 inline-block py-2 link" : "block px-2 py-1.5 text-1"}>
      {children}
    </Option>
  );
}

interface CategoryOptionProps extends OptionProps {
  readonly category: { readonly name: string; readonly within?: string | null; readonly count?: number };
}

export function CategoryOption({ category: { name, within, count }, ...rest }: CategoryOptionProps) {
  return (
    <Option {...rest} className="block px-2 py-1.5 text-1">
      {name}
      {within && <span className="ml-2 text-small text-ink-3">in {within}</span>}
      {count !== undefined && <span className="figures ml-2 text-small text-ink-3">{count}</span>}
    </Option>
  );
}

export function ProductOption({
  product,
  locale,
  ...rest
}: OptionProps & { readonly product: CardAnswer; readonly locale: string }) {
  const { title, picture, price_from, price_to, currency, available } = product;
  return (
    <Option {...rest} className="search-product">
      <span className="search-picture bg-paper-3">
        {picture && (
          <Picture
            src={picture.url}
            alt=""
            width={picture.width}
            height={picture.height}
            sizes="(min-width: 64rem) 11rem, 4.5rem"
            shown={{ from: 72, to: 388 }}
            isEager
            className="size-full object-cover"
          />
        )}
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span className="block text-small text-ink-3">
          {available ? (
            <>
              {price_from !== price_to && "from "}
              <Price amount={price_from} currency={currency} locale={locale} />
            </>
          ) : (
            "Sold out"
          )}
        </span>
      </span>
    </Option>
  );
}
