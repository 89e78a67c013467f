import { NewCoupon } from "@/components/admin/coupons/new-coupon";
import { PageHead } from "@/components/admin/parts/page-head";
import { allMarkets } from "@/lib/shop";
import { deskPage } from "../../../desk-page";
import { create } from "../actions";

/** A new coupon. */
export default deskPage({ permission: "coupons.write", path: "/admin/coupons/new" }, async (desk) => {
  const currencies = [...new Set((await allMarkets(desk.ctx)).map((market) => market.currency))];
  return (
    <>
      <PageHead title="New coupon" back={{ href: "/admin/coupons", name: "Coupons" }} />
      <NewCoupon currencies={currencies} here={desk.here} create={create} />
    </>
  );
});
