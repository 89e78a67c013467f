import { notFound } from "next/navigation";
import { z } from "zod";
import { ArchiveCoupon } from "@/components/admin/coupons/archive-coupon";
import { CouponPreview } from "@/components/admin/coupons/coupon-preview";
import { CouponUses } from "@/components/admin/coupons/coupon-uses";
import { conditionWords, givesWords } from "@/components/admin/coupons/coupon-words";
import { EditCoupon } from "@/components/admin/coupons/edit-coupon";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Status } from "@/components/admin/parts/status";
import { couponStandingWords } from "@/components/admin/words";
import { type CouponTerms, type CouponView, couponById } from "@/lib/promotions";
import { couponUses } from "@/lib/views";
import { deskPage, idParam } from "../../../desk-page";
import { archive, edit, restore } from "../actions";
import { sampleOf } from "../sample";

/** One coupon: what it does, who used it, and its terms for those who may change them. */
export default deskPage(
  { permission: "coupons.read", path: "/admin/coupons", params: z.object({ coupon: idParam }) },
  async (desk, { params }) => {
    const coupon = await couponById(desk.ctx, params.coupon);
    if (!coupon) notFound();
    const terms = termsIn(coupon);
    const [uses, { currencies, sample }] = await Promise.all([
      couponUses(desk.ctx, coupon.id),
      sampleOf(desk.ctx, { id: coupon.id, terms }),
    ]);
    const mayChange = desk.may("coupons.write") && coupon.standing !== "archived";
    const code = coupon.codes[0] ?? coupon.title;
    return (
      <>
        <PageHead
          title={coupon.codes.join(", ") || coupon.title}
          back={{ href: "/admin/coupons", name: "Coupons" }}
          beside={<Status of={couponStandingWords[coupon.standing]} />}
          under={
            mayChange ? null : `${[givesWords(coupon), ...conditionWords(coupon, desk.here)].join(", ")}.`
          }
        >
          {mayChange && <ArchiveCoupon id={coupon.id} code={code} archive={archive} restore={restore} />}
        </PageHead>
        {mayChange ? (
          <div className="mb-10">
            <EditCoupon
              coupon={coupon}
              currencies={currencies}
              here={desk.here}
              sample={sample}
              edit={edit}
            />
          </div>
        ) : (
          coupon.standing !== "archived" && (
            <div className="mb-10 max-w-2xl">
              <CouponPreview couponId={coupon.id} terms={terms} sample={sample} here={desk.here} />
            </div>
          )
        )}
        <div className="max-w-[32rem]">
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

/** A coupon's terms, without what it has become. */
function termsIn(coupon: CouponView): CouponTerms {
  const { title, kind, percentBp, amount, currency, minimumAmount } = coupon;
  const { startsAt, endsAt, usageLimit, perCustomerLimit, active } = coupon;
  return {
    title,
    kind,
    percentBp,
    amount,
    currency,
    minimumAmount,
    startsAt: startsAt && new Date(startsAt).toISOString(),
    endsAt: endsAt && new Date(endsAt).toISOString(),
    usageLimit,
    perCustomerLimit,
    active,
  };
}
