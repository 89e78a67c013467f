import Link from "next/link";
import type { CardPicture, CollectionCard, ProductCard } from "@/lib/listing/contract";
import { productsCounted } from "../filters/counted-words";
import { collectionAddress, pictureSource, productAddress } from "../shop/addresses";
import { Picture } from "../ui/picture";
import { Price } from "../ui/price";
import { Leaning } from "./leaning";
import { opening } from "./words";

interface OpeningProps {
  /** The thing that is shown: the first of the collection, where there is one. */
  readonly leading: ProductCard | null;
  readonly collection: CollectionCard | null;
  readonly base: string;
  readonly locale: string;
}

/** The strong beginning: one thing, large, and what this shop thinks of things. */
export function Opening({ leading, collection, base, locale }: OpeningProps) {
  const [before, word, after] = opening.headline;
  const picture = leading?.secondPicture ?? leading?.picture ?? null;
  return (
    <section className="page grid items-end gap-x-14 gap-y-8 pt-2 lg:grid-cols-12 lg:pt-0">
      {leading && picture && <Shown leading={leading} picture={picture} base={base} locale={locale} />}
      <div className={picture ? "lg:col-span-5 lg:pb-2" : "py-16 lg:col-span-12"}>
        <h1 className="headline-large text-6 lg:text-[clamp(3.8rem,6.6vw,6.4rem)] lg:leading-[0.98]">
          {before}
          <Leaning>{word}</Leaning>
          {after}
        </h1>
        <p className="mt-6 max-w-[40ch] text-1 text-balance text-ink-2">{opening.sentence}</p>
        {collection && (
          <p className="mt-8">
            <Link
              href={collectionAddress(base, collection.handle)}
              className="inline-block border-b border-accent pb-1 transition-colors duration-(--quick) hover:text-accent"
            >
              See the collection: <span className="headline text-2">{collection.title}</span>
            </Link>
            <span className="figures mt-2 block text-ink-3 sm:mt-0 sm:ml-4 sm:inline">
              {productsCounted(collection.count)}
            </span>
          </p>
        )}
      </div>
    </section>
  );
}

/** With its name in the corner, as in a catalogue. */
function Shown({
  leading,
  picture,
  base,
  locale,
}: Pick<OpeningProps, "base" | "locale"> & { readonly leading: ProductCard; readonly picture: CardPicture }) {
  return (
    <div className="group relative bg-paper-2 lg:col-span-7">
      <Picture
        src={pictureSource(picture.key)}
        alt={picture.alt}
        width={picture.width}
        height={picture.height}
        sizes="(min-width: 90rem) 46.96rem, (min-width: 64rem) calc(53.78vw - 1.46rem), (min-width: 32rem) 92.2vw, calc(100vw - 2.5rem)"
        shown={{ from: 280, to: 1783 }}
        first
        className="aspect-square w-full object-cover lg:aspect-[7/6.4]"
      />
      <p className="absolute bottom-0 left-0 p-4 text-small text-[oklch(0.32_0.012_62)] lg:p-6">
        <Link
          href={productAddress(base, leading.handle)}
          className="underline-offset-4 after:absolute after:inset-0 group-hover:underline"
        >
          {leading.title}
        </Link>
        <span className="ml-3">
          {leading.priceFrom !== leading.priceTo && "from "}
          <Price amount={leading.priceFrom} currency={leading.currency} locale={locale} />
        </span>
      </p>
    </div>
  );
}
