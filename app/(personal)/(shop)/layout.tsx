import type { ReactNode } from "react";
import { CartCount } from "@/components/cart/cart-count";
import { Announced } from "@/components/shop/announced";
import { announced, methodSentence } from "@/components/shop/delivery";
import { Footer } from "@/components/shop/footer";
import { Header } from "@/components/shop/header";
import { personalFrame } from "../personal-frame";

/** The shop's frame around a personal page, with what it knows already. */
export default async function PersonalShopLayout({ children }: { readonly children: ReactNode }) {
  const frame = await personalFrame();
  const { identity, market, markets, base, navigation, collections, pages, delivery, customer, count } =
    frame;
  return (
    <>
      <Header
        name={identity.name}
        base={base}
        navigation={navigation}
        collections={collections}
        pages={pages}
        announcement={<Announced told={announced(frame.announcement, delivery, market)} base={base} leaves />}
        leaves
        account={
          <a
            href="/account"
            className="inline-block max-w-32 truncate py-2 align-bottom hover:underline underline-offset-8"
          >
            {customer?.firstName || "Account"}
          </a>
        }
        cart={<CartCount initial={count} />}
      />
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <Footer
        identity={identity}
        market={market}
        markets={markets}
        navigation={navigation}
        pages={pages}
        leaves
        delivery={delivery.map((method) => <p key={method.id}>{methodSentence(method, market)}</p>)}
      />
    </>
  );
}
