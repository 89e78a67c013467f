"use client";

import { cardOf } from "../device/card-answer";
import { ProductRow } from "../product/product-row";
import { useOftenChosen } from "../search/use-often-chosen";

/** As many as stand in one row. */
const SHOWN = 4;

interface OftenChosenRowProps {
  readonly base: string;
  readonly market: string;
  readonly locale: string;
}

/** The row itself: nothing until the shop has answered, and nothing that cannot be bought. */
export default function OftenChosenRow({ base, market, locale }: OftenChosenRowProps) {
  const cards = useOftenChosen(market).map(cardOf);
  const shown = cards.filter((card) => card.available).slice(0, SHOWN);
  return <ProductRow title="Often chosen" cards={shown} base={base} locale={locale} />;
}
