import Link from "next/link";
import type { CollectionCard, ProductCard } from "@/lib/listing/contract";
import { collectionAddress, pictureSource, productAddress } from "../shop/addresses";
import { Picture } from "../ui/picture";

interface ThoughtProps {
  readonly collection: CollectionCard;
  readonly cards: readonly ProductCard[];
  readonly base: string;
}

/** A collection told as a story: the thought, and three of its things hung beside it at their own heights. */
export function Thought({ collection, cards, base }: ThoughtProps) {
  const [first, second, third] = cards.filter((card) => card.picture);
  if (!first) return null;
  return (
    <section className="page grid gap-x-14 gap-y-10 pt-20 lg:grid-cols-12 lg:pt-32">
      <div className="lg:sticky lg:top-32 lg:col-span-5 lg:self-start lg:pr-8">
        <p className="text-small text-ink-3">Collection</p>
        <h2 className="headline-large mt-2 text-5 lg:text-6">{collection.title}</h2>
        {collection.description && (
          <p className="mt-5 max-w-[44ch] text-1 text-pretty text-ink-2">{collection.description}</p>
        )}
        <p className="mt-7">
          <Link
            href={collectionAddress(base, collection.handle)}
            className="border-b border-accent pb-1 font-medium transition-colors duration-(--quick) hover:text-accent"
          >
            See all {collection.count}
          </Link>
        </p>
      </div>
      <div className="grid grid-cols-2 items-start gap-4 lg:col-span-7 lg:gap-7">
        <Thing card={first} base={base} className="col-span-2" isWide />
        {second && <Thing card={second} base={base} />}
        {third && <Thing card={third} base={base} className="mt-10 lg:mt-24" />}
      </div>
    </section>
  );
}

/** Alone in its row, and one of two. */
const wide = {
  sizes:
    "(min-width: 90rem) 46.96rem, (min-width: 64rem) calc(53.78vw - 1.46rem), (min-width: 32rem) 92.2vw, calc(100vw - 2.5rem)",
  shown: { from: 280, to: 1783 },
};
const narrow = {
  sizes: "(min-width: 90rem) 22.6rem, (min-width: 64rem) calc(26.89vw - 1.6rem), calc(50vw - 1.75rem)",
  shown: { from: 140, to: 891 },
};

interface ThingProps {
  readonly card: ProductCard;
  readonly base: string;
  readonly className?: string;
  readonly isWide?: boolean;
}

function Thing({ card, base, className = "", isWide = false }: ThingProps) {
  const picture = card.picture!;
  return (
    <p className={`group relative text-small ${className}`}>
      <Picture
        src={pictureSource(picture.key)}
        alt=""
        width={picture.width}
        height={picture.height}
        {...(isWide ? wide : narrow)}
        className={`w-full bg-paper-2 object-cover ${isWide ? "aspect-[6/5]" : "aspect-4/5"}`}
      />
      <Link
        href={productAddress(base, card.handle)}
        prefetch={false}
        className="mt-2 inline-block text-ink-2 underline-offset-4 after:absolute after:inset-0 group-hover:text-ink group-hover:underline"
      >
        {card.title}
      </Link>
    </p>
  );
}
