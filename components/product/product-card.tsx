import type { ProductCard as Card, CardPicture } from "@/lib/listing/contract";
import { pictureSource, productAddress, variantAddress } from "../shop/addresses";
import { Picture } from "../ui/picture";
import { FormerPrice, Price } from "../ui/price";
import { Way } from "../ui/way";
import { choicesCounted } from "./choices-counted";

/** From one of two on a small phone to one of three on a dense tablet. */
const SHOWN = { from: 140, to: 676 };

interface ProductCardProps {
  readonly card: Card;
  readonly base: string;
  readonly locale: string;
  readonly sizes: string;
  /** Level of its name, by where the row stands. */
  readonly heading?: "h2" | "h3";
  readonly first?: boolean;
  /** On a personal page it leads out of it. */
  readonly leaves?: boolean;
}

/** A product in a row: picture, name, price. The whole card leads to its page; a thing without a choice can be added at once. */
export function ProductCard({
  card,
  base,
  locale,
  sizes,
  heading: Heading = "h2",
  first = false,
  leaves,
}: ProductCardProps) {
  const money = { currency: card.currency, locale };
  const isReduced = card.compareAt !== null && card.compareAt > card.priceFrom;
  const address = card.shownItemId
    ? variantAddress(base, card.handle, card.shownItemId)
    : productAddress(base, card.handle);
  return (
    <article className="group relative grid grid-cols-1 content-start">
      <div className="relative col-start-1 row-start-1 overflow-hidden bg-paper-2">
        {card.picture ? (
          <Picture
            src={pictureSource(card.picture.key)}
            alt=""
            width={card.picture.width}
            height={card.picture.height}
            sizes={sizes}
            shown={SHOWN}
            first={first}
            className="aspect-4/5 w-full object-cover"
          />
        ) : (
          <div className="aspect-4/5" />
        )}
        {card.secondPicture && <Second picture={card.secondPicture} sizes={sizes} />}
      </div>
      {/* On a phone the price stands under the name and what it was before beside it, where there is room for both. */}
      <div className="mt-3 flex flex-wrap items-baseline gap-x-2 sm:grid sm:grid-cols-[minmax(0,1fr)_auto] sm:gap-x-4">
        <Heading className="min-w-0 font-medium max-sm:basis-full">
          <Way
            leaves={leaves}
            href={address}
            className="after:absolute after:inset-0 hover:underline underline-offset-4"
          >
            {card.title}
          </Way>
        </Heading>
        <p className={`sm:text-right ${card.available ? "" : "text-ink-3"}`}>
          {card.priceFrom !== card.priceTo && <span className="text-small text-ink-3">from </span>}
          <Price {...money} amount={card.priceFrom} />
        </p>
        {isReduced && (
          <p className="text-small sm:col-start-2 sm:text-right">
            <FormerPrice {...money} amount={card.compareAt!} />
            {card.lowestPrior === card.compareAt && <span className="text-ink-3"> prior 30-day low</span>}
          </p>
        )}
        {/* An answer that was kept before there was such a field has none. */}
        {isReduced && card.lowestPrior != null && card.lowestPrior !== card.compareAt && (
          <p className="text-small text-ink-3 max-sm:basis-full sm:col-start-2 sm:text-right">
            Prior 30-day low <Price {...money} amount={card.lowestPrior} />
          </p>
        )}
        <p className="min-w-0 text-small text-ink-3 max-sm:basis-full sm:col-start-1 sm:row-start-2">
          {aside(card)}
        </p>
      </div>
      {card.available && <Quick card={card} address={address} />}
    </article>
  );
}

/** In other company under a pointer. Lazy and not rendered until then, so that nobody else fetches it. */
function Second({ picture, sizes }: { readonly picture: CardPicture; readonly sizes: string }) {
  return (
    <span className="card-second">
      <Picture
        src={pictureSource(picture.key)}
        alt=""
        width={picture.width}
        height={picture.height}
        sizes={sizes}
        shown={SHOWN}
        className="size-full object-cover"
      />
    </span>
  );
}

function aside(card: Card): string {
  if (!card.available) return "Sold out";
  return card.variantCount > 1 ? choicesCounted(card) : card.vendor;
}

/**
 * In the corner of the picture, after the name for whoever reads or tabs. Shown to a pointer on hover, to a keyboard as
 * soon as it is at the card, and always to a finger.
 */
const corner =
  "col-start-1 row-start-1 self-end justify-self-end z-10 m-2 lg:m-3 transition-opacity duration-(--quick) group-focus-within:opacity-100 group-hover:opacity-100 [@media(hover:hover)]:opacity-0";
const quickButton =
  "inline-flex min-h-11 min-w-11 items-center justify-center rounded-sm bg-paper px-4 text-ink hover:bg-ink hover:text-paper [@media(hover:none)]:px-0";

/** What can be done from the list: a thing without a choice is added at once, of others the choice is shown. */
function Quick({ card, address }: { readonly card: Card; readonly address: string }) {
  if (card.onlyItemId) return <QuickAdd card={card} itemId={card.onlyItemId} />;
  return (
    // A way to the product's page, until the island of the choice takes it over.
    <a
      href={address}
      data-choose={card.handle}
      data-item={card.shownItemId}
      data-title={card.title}
      className={`${corner} ${quickButton}`}
    >
      <Act word="Choose" rest={`a kind of ${card.title}`} />
    </a>
  );
}

/** In words where there is a pointer; a finger finds a sign, so that the picture stays in view. */
function Act({ word, rest }: { readonly word: string; readonly rest: string }) {
  return (
    <>
      <span className="[@media(hover:none)]:sr-only">{word}</span>
      <span className="sr-only"> {rest}</span>
      <svg
        aria-hidden
        viewBox="0 0 12 12"
        className="hidden size-3.5 stroke-current stroke-[1.2] [@media(hover:none)]:block"
      >
        <path d="M6 0v12M0 6h12" />
      </svg>
    </>
  );
}

function QuickAdd({ card, itemId }: { readonly card: Card; readonly itemId: string }) {
  return (
    <form
      action="/api/v1/cart/lines"
      method="post"
      data-title={card.title}
      data-picture={card.picture ? pictureSource(card.picture.key) : ""}
      data-amount={card.priceFrom}
      className={corner}
    >
      <input type="hidden" name="item_id" value={itemId} />
      <button type="submit" className={quickButton}>
        <Act word="Add" rest={`${card.title} to cart`} />
      </button>
    </form>
  );
}
