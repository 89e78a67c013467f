import { Thumb } from "@/components/ui/thumb";
import type { DeskProduct } from "@/lib/assortment/contract";
import { pictureAddress } from "@/lib/catalog/contract";
import type { Here } from "../format";
import { Facts } from "../parts/facts";
import { Section } from "../parts/page-head";
import { Time } from "../parts/time";

interface FactsProps {
  readonly product: DeskProduct;
  readonly categories: readonly { readonly id: string; readonly name: string; readonly path: string }[];
  readonly collections: readonly { readonly id: string; readonly title: string }[];
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly here: Here;
  /** Whoever may arrange pictures and places has them, and the channels, on the page already. */
  readonly mayArrange: boolean;
}

/** What else is known of a product, for whoever may look: its pictures, where it stands, when it was changed. */
export function ProductFacts({ product, categories, collections, channels, here, mayArrange }: FactsProps) {
  return (
    <>
      {!mayArrange && <Pictures of={product.pictures} />}
      <Section title={mayArrange ? "Tax and changes" : "Where it stands"}>
        <Facts
          of={[
            !mayArrange && [
              "Sold in",
              channels.length > 0 ? channels.map((channel) => channel.name).join(", ") : "no channel",
            ],
            !mayArrange && [
              "Categories",
              categories.length > 0 ? categories.map((category) => category.name).join(", ") : "none",
            ],
            !mayArrange && [
              "Collections",
              collections.length > 0 ? collections.map((collection) => collection.title).join(", ") : "none",
            ],
            ["Taxed", `at the ${product.taxClass} rate`],
            ["Changed", <Time key="t" at={product.updatedAt} here={here} />],
          ]}
        />
      </Section>
    </>
  );
}

function Pictures({ of }: { readonly of: DeskProduct["pictures"] }) {
  const missing = of.filter((picture) => picture.state === "missing");
  const waiting = of.filter((picture) => picture.state === "pending");
  return (
    <Section title="Pictures">
      {of.length === 0 && <p className="text-ink-3">None.</p>}
      <ul className="flex flex-wrap gap-2">
        {of
          .filter((picture) => picture.key !== null)
          .map((picture) => (
            <li key={picture.id}>
              <Thumb src={pictureAddress(picture.key!)} alt={picture.alt} width={64} className="h-20 w-16" />
            </li>
          ))}
      </ul>
      {waiting.length > 0 && <p className="mt-2 text-ink-3">{waiting.length} still to be fetched.</p>}
      {missing.map((picture) => (
        <p key={picture.id} className="mt-2 text-bad">
          Could not be fetched: {picture.source}
        </p>
      ))}
    </Section>
  );
}
