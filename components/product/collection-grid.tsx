import Link from "next/link";
import type { CollectionCard } from "@/lib/listing/contract";
import { productsCounted } from "../filters/counted-words";
import { collectionAddress, pictureSource } from "../shop/addresses";
import { Picture } from "../ui/picture";

/** All collections, each by its first thing and the thought behind it. */
export function CollectionGrid({
  collections,
  base,
  heading: Heading = "h2",
}: {
  readonly collections: readonly CollectionCard[];
  readonly base: string;
  /** Level of their names; as the page itself, the first picture is the page's first. */
  readonly heading?: "h2" | "h3";
}) {
  return (
    <ul className="grid gap-x-7 gap-y-12 sm:grid-cols-2 xl:grid-cols-3">
      {collections.map((one, at) => (
        <li key={one.id} className="group relative">
          <div className="overflow-hidden bg-paper-2">
            {one.picture ? (
              <Picture
                src={pictureSource(one.picture.key)}
                alt=""
                width={one.picture.width}
                height={one.picture.height}
                sizes="(min-width: 90rem) 26.5rem, (min-width: 80rem) calc(30.73vw - 1.17rem), (min-width: 40rem) calc(46.1vw - 0.875rem), calc(100vw - 2.5rem)"
                shown={{ from: 280, to: 1176 }}
                first={at === 0 && Heading === "h2"}
                className="aspect-square w-full object-cover"
              />
            ) : (
              <div className="aspect-square" />
            )}
          </div>
          <div className="mt-4 flex items-baseline justify-between gap-4">
            <Heading className="headline min-w-0 text-3">
              <Link
                href={collectionAddress(base, one.handle)}
                className="underline-offset-4 after:absolute after:inset-0 hover:underline"
              >
                {one.title}
              </Link>
            </Heading>
            <span className="figures shrink-0 text-small text-ink-3">{productsCounted(one.count)}</span>
          </div>
          {one.description && <p className="mt-1 max-w-[44ch] text-pretty text-ink-2">{one.description}</p>}
        </li>
      ))}
    </ul>
  );
}
