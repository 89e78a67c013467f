"use client";
import { useState } from "react";
import type { CouponPreview as Tried } from "@/lib/checkout/contract";
import type { CouponTerms } from "@/lib/promotions/contract";
import { Check, Field } from "../form/field";
import { countryName, type Here } from "../format";
import { PreviewSums } from "./preview-sums";
import { type Verdict, verdictOf } from "./preview-words";
import { SampleCart, type SampleLine } from "./sample-cart";
import { useCouponPreview } from "./use-coupon-preview";

/** What the sample cart is made from, and what the coupon, as it is kept, does to it as it is offered. */
export interface Sample {
  readonly markets: readonly {
    readonly code: string;
    readonly name: string;
    readonly homeCountry: string;
    readonly countries: readonly string[];
  }[];
  readonly goods: readonly { readonly variantId: string; readonly quantity: number }[];
  /** Null for a coupon that is not kept yet. */
  readonly first: Tried | null;
}

interface PreviewProps {
  /** The coupon that the terms would take the place of; null for a new one. */
  readonly couponId: string | null;
  /** Null while what is written cannot be read. */
  readonly terms: CouponTerms | null;
  /** What is written can be read, and is nothing: 0 %. */
  readonly takesNothing?: boolean;
  readonly sample: Sample;
  readonly here: Here;
}

/** What the coupon, as it is written at this moment, does to a cart: the checkout's own figures, and nothing is kept. */
export function CouponPreview({ couponId, terms, takesNothing = false, sample, here }: PreviewProps) {
  const [lines, setLines] = useState<readonly SampleLine[]>(() =>
    sample.goods.map((good) => ({ ...good, typed: String(good.quantity), title: "One moment…" })),
  );
  const [code, setMarket] = useState(sample.markets[0]?.code ?? "");
  const [chosenCountry, setCountry] = useState<string | null>(null);
  const [delivery, setDelivery] = useState<string | null>(null);
  const [begun, setBegun] = useState(false);
  const [before, setBefore] = useState("0");
  const market = sample.markets.find((one) => one.code === code) ?? sample.markets[0];
  const country = chosenCountry ?? market?.homeCountry ?? "";
  const isToCome = terms?.startsAt != null && terms.startsAt > here.now;
  const limit = terms?.perCustomerLimit ?? null;
  const usedBefore = limit !== null && /^\d{1,5}$/.test(before.trim()) ? Number(before) : 0;
  const {
    preview: newest,
    problem,
    isAsking,
    again,
  } = useCouponPreview(
    terms && market && lines.length > 0
      ? {
          id: couponId,
          terms: { ...terms, title: terms.title.trim() || "This coupon" },
          market: market.code,
          country,
          delivery,
          lines: lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
          begun: begun && isToCome,
          usedBefore,
        }
      : null,
    sample.first,
  );
  const preview = newest && takesNothing ? { ...newest, with: newest.without } : newest;
  const verdict = preview && terms && verdictOf(preview, terms, here, usedBefore);
  if (!market) return null;
  return (
    <section aria-labelledby="preview" className="min-w-0">
      <h2 id="preview" className="font-semibold">
        On a sample cart
      </h2>
      <p className="mt-1 mb-4 text-ink-3">
        What the checkout would say. Nothing is saved, and no use is counted.
      </p>
      <div className="mb-4 grid gap-3 sm:grid-cols-3">
        <Field id="preview-market" label="Market">
          {(control) => (
            <select
              {...control}
              className="input"
              value={market.code}
              onChange={(event) => {
                setMarket(event.target.value);
                setCountry(null);
                setDelivery(null);
              }}
            >
              {sample.markets.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="preview-country" label="Sent to">
          {(control) => (
            <select
              {...control}
              className="input"
              value={country}
              onChange={(event) => {
                setCountry(event.target.value);
                setDelivery(null);
              }}
            >
              {market.countries.map((one) => (
                <option key={one} value={one}>
                  {countryName(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="preview-delivery" label="Delivery">
          {(control) => (
            <select
              {...control}
              className="input"
              value={delivery ?? preview?.without.delivery ?? ""}
              onChange={(event) => setDelivery(event.target.value)}
              disabled={!preview || preview.options.length === 0}
            >
              {(!preview || preview.options.length === 0) && <option value="">None</option>}
              {preview?.options.map((option) => (
                <option key={option.code} value={option.code}>
                  {option.title}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <SampleCart lines={lines} preview={preview} onChange={setLines} />
      {(isToCome || limit !== null) && (
        <div className="mt-4 flex flex-col gap-3">
          {isToCome && (
            <Check
              id="preview-begun"
              label="As if it had begun"
              checked={begun}
              onChange={(event) => setBegun(event.target.checked)}
            />
          )}
          {limit !== null && (
            <Field id="preview-before" label="The buyer has used it before">
              {(control) => (
                <span className="flex items-center gap-2">
                  <input
                    {...control}
                    className="input !w-16 text-right"
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={5}
                    value={before}
                    onChange={(event) => setBefore(event.target.value)}
                  />
                  times
                </span>
              )}
            </Field>
          )}
        </div>
      )}
      <div
        aria-busy={isAsking}
        className={`mt-5 transition-opacity ${isAsking && preview ? "opacity-60" : ""}`}
      >
        {lines.length > 0 && (
          <>
            <Outcome
              verdict={verdict}
              unread={terms ? null : takesNothing ? NOTHING : UNREAD}
              problem={problem}
              undeliverable={preview?.without.messages.some((one) => one.code === "address_undeliverable")}
              again={again}
            />
            {preview && <PreviewSums preview={preview} isQuiet={!verdict?.changes} />}
          </>
        )}
      </div>
    </section>
  );
}

const UNREAD = "What is written cannot be read yet: the figures wait for it.";
const NOTHING = "It takes nothing off: this cart costs the same with it.";

interface OutcomeProps {
  readonly verdict: Verdict | null;
  /** Why there is none. */
  readonly unread: string | null;
  readonly problem: string | null;
  readonly undeliverable: boolean | undefined;
  readonly again: () => void;
}

/** What came out in a sentence, read aloud whenever it is another one. */
function Outcome({ verdict, unread, problem, undeliverable, again }: OutcomeProps) {
  return (
    <div role="status" className="flex flex-col gap-1">
      {unread ? (
        <p className="text-ink-2">{unread}</p>
      ) : problem ? (
        <p className="text-bad">
          {problem}{" "}
          <button type="button" className="btn btn-bare" onClick={again}>
            Ask again
          </button>
        </p>
      ) : verdict ? (
        <>
          <p className={`border-l-2 pl-3 ${verdict.changes ? "border-good" : "border-warn"}`}>
            {verdict.words}
          </p>
          {verdict.shoppersRead && (
            <p className="pl-3.5 text-ink-3">Shoppers read: “{verdict.shoppersRead}”</p>
          )}
        </>
      ) : (
        <p className="text-ink-3">Calculating…</p>
      )}
      {undeliverable && <p className="text-ink-2">Nothing is delivered to this country in this market.</p>}
    </div>
  );
}
