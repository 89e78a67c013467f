import type { Market } from "@/lib/shop/contract";

interface MarketChooserProps {
  readonly market: Market;
  readonly markets: readonly Market[];
}

/**
 * Where one shops: country, currency and language. Each place is a button of one form, so that choosing is one press
 * and needs no script; the door leads back to the same page as it is there. A market has one language and an address
 * of its own: a translation is a further market with the same prices.
 */
export function MarketChooser({ market, markets }: MarketChooserProps) {
  if (markets.length < 2) return null;
  return (
    <details className="group relative">
      <summary className="-mx-2 flex min-h-6 list-none items-center gap-2 px-2 py-1 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <span className="sr-only">Country, currency and language: </span>
        {placeInWords(market)}
        <span aria-hidden className="transition-transform duration-(--quick) group-open:rotate-180">
          ↑
        </span>
      </summary>
      <form
        action="/api/v1/market"
        method="post"
        className="absolute bottom-full left-0 z-30 mb-2 w-72 max-w-[86vw] border border-line bg-paper py-2 shadow-[0_8px_30px_oklch(0.2_0.01_60/0.14)] lg:right-0 lg:left-auto"
      >
        {markets.map((one) => (
          <button
            key={one.id}
            type="submit"
            name="market"
            value={one.code}
            aria-current={one.id === market.id ? "true" : undefined}
            className="flex min-h-11 w-full items-center justify-between gap-6 px-4 text-left text-ink hover:bg-paper-2 aria-[current]:font-medium"
          >
            {one.name}
            <span className="text-ink-3">
              {one.currency}, {languageName(one.locale)}
            </span>
          </button>
        ))}
      </form>
    </details>
  );
}

function placeInWords(market: Market): string {
  return `${market.name}, ${market.currency}, ${languageName(market.locale)}`;
}

/** A language by its own name: "English", "Deutsch". */
function languageName(locale: string): string {
  const language = new Intl.Locale(locale).language;
  const name = new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
