import { notFound } from "next/navigation";
import { z } from "zod";
import { ArchiveCoupon } from "@/components/admin/coupons/archive-coupon";
import { CouponUses } from "@/components/admin/coupons/coupon-uses";
import { conditionWords, givesWords } from "@/components/admin/coupons/coupon-words";
import { EditCoupon } from "@/components/admin/coupons/edit-coupon";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Status } from "@/components/admin/parts/status";
import { couponStandingWords } from "@/components/admin/words";
import { couponById } from "@/lib/promotions";
import { allMarkets } from "@/lib/shop";
import { couponUses } from "@/lib/views";
import { deskPage, idParam } from "../../../desk-page";
import { archive, edit } from "../actions";

/** One coupon: what it does, who used it, and its terms for those who may change them. */
export default deskPage(
  { permission: "coupons.read", path: "/admin/coupons", params: z.object({ coupon: idParam }) },
  async (desk, { params }) => {
    const coupon = await couponById(desk.ctx, params.coupon);
    if (!coupon) notFound();
    const [uses, markets] = await Promise.all([couponUses(desk.ctx, coupon.id), allMarkets(desk.ctx)]);
    const mayChange = desk.may("coupons.write") && coupon.standing !== "archived";
    const code = coupon.codes[0] ?? coupon.title;
    return (
      <>
        <PageHead
          title={coupon.codes.join(", ") || coupon.title}
          back={{ href: "/admin/coupons", name: "Coupons" }}
          beside={<Status of={couponStandingWords[coupon.standing]} />}
        >
          {mayChange && <ArchiveCoupon id={coupon.id} code={code} archive={archive} />}
        </PageHead>
        <p className="-mt-3 mb-6 max-w-[60ch] text-ink-2">
          {[givesWords(coupon), ...conditionWords(coupon, desk.here)].join(", ")}.
        </p>
        <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_19rem]">
          {mayChange && (
            <Section title="Terms">
              <EditCoupon
                coupon={coupon}
                currencies={[...new Set(markets.map((market) => market.currency))]}
                here={desk.here}
                edit={edit}
              />
            </Section>
          )}
          <Section
            title="Used by"
            beside={
              <span className="text-ink-3">
                {coupon.usedCount}
                {coupon.usageLimit !== null && ` of ${coupon.usageLimit}`}
              </span>
            }
          >
            <CouponUses uses={uses} here={desk.here} />
          </Section>
        </div>
      </>
    );
  },
);
