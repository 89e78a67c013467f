import Link from "next/link";
import type { ProductCard } from "@/lib/listing/contract";
import { pictureSource, productAddress } from "../shop/addresses";
import { Picture } from "../ui/picture";
import { Price } from "../ui/price";

interface OpeningProps {
  readonly leading: ProductCard | null;
  readonly base: string;
  readonly locale: string;
}

/** The strong beginning: one thing, large, and what this shop thinks of things. */
export function Opening({ leading, base, locale }: OpeningProps) {
  return (
    <section className="page grid items-end gap-x-14 gap-y-8 pt-2 lg:grid-cols-12">
      {leading?.picture && (
        <div className="relative bg-paper-2 max-lg:order-2 lg:col-span-7">
          <Picture
            src={pictureSource(leading.picture.key)}
            alt={leading.picture.alt}
            width={leading.picture.width}
            height={leading.picture.height}
            sizes="(min-width: 90rem) 47rem, (min-width: 64rem) 53vw, 92vw"
            range={{ from: 390, to: 1920 }}
            first
            className="aspect-square w-full object-cover"
          />
        </div>
      )}
      <div className={leading?.picture ? "lg:col-span-5 lg:pb-4" : "lg:col-span-12 py-16"}>
        <h1 className="headline-large text-6 lg:text-[clamp(3.8rem,6.2vw,5.8rem)]">
          Things that <em>earn</em> their place.
        </h1>
        <p className="mt-6 max-w-[42ch] text-1 text-ink-2">
          Chosen slowly, sold plainly, and made to be used for a long time.
        </p>
        {leading && (
          <p className="mt-8">
            <Link
              href={productAddress(base, leading.handle)}
              className="border-b border-accent pb-1 font-medium transition-colors duration-(--quick) hover:text-accent"
            >
              See the {leading.title}
            </Link>
            <span className="ml-4 text-ink-3">
              <Price amount={leading.priceFrom} currency={leading.currency} locale={locale} />
            </span>
          </p>
        )}
      </div>
    </section>
  );
}
