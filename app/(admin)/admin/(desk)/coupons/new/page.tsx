import { NewCoupon } from "@/components/admin/coupons/new-coupon";
import { PageHead } from "@/components/admin/parts/page-head";
import { deskPage } from "../../../desk-page";
import { create } from "../actions";
import { sampleOf } from "../sample";

/** A new coupon. */
export default deskPage({ permission: "coupons.write", path: "/admin/coupons/new" }, async (desk) => {
  const { currencies, sample } = await sampleOf(desk.ctx);
  return (
    <>
      <PageHead title="New coupon" back={{ href: "/admin/coupons", name: "Coupons" }} />
      <NewCoupon currencies={currencies} here={desk.here} sample={sample} create={create} />
    </>
  );
});
