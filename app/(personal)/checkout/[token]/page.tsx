import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { CheckoutEnded } from "@/components/checkout/checkout-ended";
import { CheckoutPage } from "@/components/checkout/checkout-page";
import { invalid } from "@/components/checkout/field-problems";
import { contentAddress } from "@/components/shop/addresses";
import { sayRefusal } from "@/components/words";
import { findCheckout, viewCheckout } from "@/lib/checkout";
import type { PageLink } from "@/lib/content/contract";
import type { Flash } from "@/lib/web/flash";
import { flash, pageContext } from "@/lib/web/page";
import { countryNames } from "../../country-names";
import { personalFrame } from "../../personal-frame";

export const metadata: Metadata = { title: "Checkout" };

interface PageProps {
  readonly params: Promise<{ token: string }>;
}

export default async function Checkout({ params }: PageProps) {
  const { token } = await params;
  const ctx = pageContext();
  const checkout = await findCheckout(ctx, token);
  if (!checkout) notFound();
  const view = await viewCheckout(ctx, checkout);
  if (view.phase === "completed" && view.order) redirect(view.order.permalink_url);
  const { identity, base, pages, customer } = await personalFrame();
  const told = await flash(`/checkout/${token}`);
  const isOver = view.phase === "canceled" || view.phase === "expired";
  return (
    <>
      <header className="page flex items-center justify-between gap-6 border-b border-line py-4">
        <a href="/" className="headline min-w-0 truncate text-2 lg:text-3">
          {identity.name}
        </a>
        <a href="/cart" className="link shrink-0 py-2">
          Back to the cart
        </a>
      </header>
      <main id="main" tabIndex={-1} className="page py-8 outline-none lg:py-12">
        {isOver ? (
          <CheckoutEnded />
        ) : (
          <>
            {view.phase === "open" && <h1 className="headline-large mb-8 text-5 lg:mb-10">Checkout</h1>}
            <CheckoutPage
              // A checkout that changed its phase is another page.
              key={view.phase}
              initial={view}
              countries={countryNames(view.countries, view.locale)}
              buyer={customer === null ? "guest" : checkout.customerId === null ? "unknown" : "known"}
              attemptKey={randomUUID()}
              told={wordsOf(told)}
            />
          </>
        )}
      </main>
      <CheckoutFoot pages={pages} base={base} />
    </>
  );
}

/** What is agreed to by paying, and how things come back. In a tab of its own: nothing typed is lost on the way. */
function CheckoutFoot({ pages, base }: { readonly pages: readonly PageLink[]; readonly base: string }) {
  const shown = pages.filter(({ menu, handle }) => menu === "legal" || handle === "returns");
  if (shown.length === 0) return null;
  return (
    <footer className="page mt-auto pt-8">
      <ul className="flex flex-wrap gap-x-6 border-t border-line py-5 text-small text-ink-2">
        {shown.map((page) => (
          <li key={page.handle}>
            <a
              href={contentAddress(base, page.handle)}
              target="_blank"
              rel="noopener"
              className="inline-block py-1 underline-offset-4 hover:text-ink hover:underline"
            >
              {page.title}
              <span className="sr-only"> (opens a new tab)</span>
            </a>
          </li>
        ))}
      </ul>
    </footer>
  );
}

function wordsOf(told: Flash | null) {
  if (!told) return { notice: null, problems: {}, values: {} };
  const notice = { tone: "bad" as const, title: sayRefusal(told.code, told.detail) };
  return { notice, problems: invalid(told.detail), values: told.values };
}
