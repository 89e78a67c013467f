"use client";

import { useEffect, useRef, useState } from "react";
import type { ProductCard } from "@/lib/listing/contract";
import { call } from "../api";
import { ProductGrid } from "../product/product-grid";
import { buttonClass } from "../ui/button";
import { type CardAnswer, cardOf } from "./card-answer";
import { chooseMemory, forget, type MemoryChoice, remember } from "./memory";
import { useMemoryChoice, useViewed } from "./use-memory";

/** As many as stand in one row. */
const SHOWN = 4;

interface ViewedRowProps {
  readonly market: string;
  readonly base: string;
  readonly locale: string;
  readonly productId: string | null;
}

/** The row itself, or on a product's page the question whether there should be one. */
export default function ViewedRow({ productId, ...shown }: ViewedRowProps) {
  const choice = useMemoryChoice();
  const [isAnswered, setAnswered] = useState(false);
  const [isForgotten, setForgotten] = useState(false);
  const others = useViewed().filter((id) => id !== productId);
  const answer = (said: MemoryChoice) => {
    chooseMemory(said);
    if (productId) remember("viewed", productId);
    setAnswered(true);
  };
  const forgetAll = () => {
    forget("viewed");
    setForgotten(true);
  };
  if (isForgotten) return <Said words="Forgotten. What you look at from now on stands here again." />;
  if (isAnswered && choice !== "unknown") return <Said words={answerWords(choice)} />;
  if (choice === null && productId) return <Question onAnswer={answer} />;
  if (choice !== "yes" || others.length === 0) return null;
  return <Row {...shown} ids={others} onForget={forgetAll} />;
}

const box =
  "flex flex-wrap items-center justify-between gap-x-10 gap-y-4 border-t border-line pt-5 text-ink-2";

function Question({ onAnswer }: { readonly onAnswer: (said: MemoryChoice) => void }) {
  return (
    <section aria-label="What this device remembers" className="page pt-20 print:hidden">
      <div className={box}>
        <p className="max-w-[52ch]">
          Shall this shop remember what you looked at, to show it here? The list is kept on this device alone.{" "}
          <a href="/device" className="link">
            What is kept
          </a>
        </p>
        <p className="flex gap-3">
          <button type="button" className={buttonClass("quiet")} onClick={() => onAnswer("yes")}>
            Remember
          </button>
          <button type="button" className={buttonClass("quiet")} onClick={() => onAnswer("no")}>
            Do not
          </button>
        </p>
      </div>
    </section>
  );
}

const answerWords = (choice: MemoryChoice | null): string =>
  choice === "yes"
    ? "Noted. What you look at from now on stands here the next time."
    : "Noted. Nothing is remembered, and you are not asked again.";

/** It takes the focus, which stood on a button that is gone. */
function Said({ words }: { readonly words: string }) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <section aria-label="What this device remembers" className="page pt-20 print:hidden">
      <p ref={said} role="status" tabIndex={-1} className={`${box} outline-none`}>
        {words}
        <a href="/device" className="link py-1">
          Change it
        </a>
      </p>
    </section>
  );
}

function Row({
  ids,
  market,
  base,
  locale,
  onForget,
}: Omit<ViewedRowProps, "productId"> & { readonly ids: readonly string[]; readonly onForget: () => void }) {
  const [cards, setCards] = useState<readonly ProductCard[]>([]);
  const wanted = ids.slice(0, SHOWN + 2).join(",");

  useEffect(() => {
    let isWanted = true;
    void call<{ products: CardAnswer[] }>("GET", `/api/v1/products?ids=${wanted}&market=${market}`).then(
      (answer) => {
        // What is sold no more is simply not among them.
        if (isWanted && answer.ok) setCards(answer.value.products.slice(0, SHOWN).map(cardOf));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [wanted, market]);

  if (cards.length === 0) return null;
  return (
    <section aria-label="Looked at before" className="page pt-20 lg:pt-28 print:hidden">
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 lg:mb-8">
        <h2 className="headline text-3 lg:text-4">Looked at before</h2>
        <button
          type="button"
          className={buttonClass("text", "py-1 text-small text-ink-2")}
          onClick={onForget}
        >
          Forget these
        </button>
      </div>
      <ProductGrid cards={cards} base={base} locale={locale} heading="h3" />
    </section>
  );
}
