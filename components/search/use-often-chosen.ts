import { useEffect, useState } from "react";
import { call } from "../api";
import type { CardAnswer } from "../device/card-answer";

/** As many as stand in one row. */
const SHOWN = 6;

/** What others choose, for a field in which nothing stands: asked for once, when the panel first opens; none until then. */
export function useOftenChosen(market: string): readonly CardAnswer[] {
  const [cards, setCards] = useState<readonly CardAnswer[]>([]);
  useEffect(() => {
    void call<{ products: readonly CardAnswer[] }>(
      "GET",
      `/api/v1/products?market=${market}&limit=${SHOWN}`,
    ).then((answer) => answer.ok && setCards(answer.value.products));
  }, [market]);
  return cards;
}
