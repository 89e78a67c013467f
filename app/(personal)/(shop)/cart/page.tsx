import type { Metadata } from "next";
import { CartPage } from "@/components/cart/cart-page";
import { LeftOutNotice } from "@/components/cart/left-out";
import { ProductRow } from "@/components/product/product-row";
import { homeAddress } from "@/components/shop/addresses";
import { freeFrom, usualWay } from "@/components/shop/delivery";
import { Drawing } from "@/components/shop/drawing";
import { Notice } from "@/components/ui/notice";
import { sayRefusal } from "@/components/words";
import { emptyCartView, viewCart } from "@/lib/cart";
import type { LeftOut } from "@/lib/cart/contract";
import { cachedShelf } from "@/lib/listing/cached";
import { flash, pageContext } from "@/lib/web/page";
import { currentCart, personalFrame } from "../../personal-frame";

/** What the door of ordering again tells this page. */
const REORDERED = "reordered";

export const metadata: Metadata = { title: "Cart" };

export default async function Cart() {
  const [{ market, base, delivery, hours }, cart, told] = await Promise.all([
    personalFrame(),
    currentCart(),
    flash("/cart"),
  ]);
  const view = cart ? await viewCart(pageContext(), cart) : emptyCartView(market);
  const popular = view.lines.length === 0 ? await cachedShelf(market.code, "popular", 8) : null;
  return (
    <>
      <div className="page pt-6 lg:pt-12">
        <h1 className="headline-large text-5 lg:text-6">Cart</h1>
        {told && (
          <div role="alert" className="mt-6">
            {told.code === REORDERED ? (
              <LeftOutNotice things={told.detail.left_out as LeftOut[]} />
            ) : (
              <Notice tone="bad" title={sayRefusal(told.code, told.detail)} />
            )}
          </div>
        )}
        <CartPage
          initial={view}
          base={base}
          home={homeAddress(base)}
          free={freeFrom(delivery, market)}
          way={usualWay(delivery, hours, market)}
          drawing={<Drawing of="empty-shelf" />}
        />
      </div>
      <ProductRow
        title="Often chosen"
        cards={popular?.cards.filter((card) => card.available).slice(0, 4) ?? []}
        base={base}
        locale={market.locale}
        leaves
      />
    </>
  );
}
