import Link from "next/link";
import { CouponTable } from "@/components/admin/coupons/coupon-table";
import { Empty, EmptyTab } from "@/components/admin/parts/empty";
import { emptyCoupons } from "@/components/admin/parts/empty-words";
import { FindForm } from "@/components/admin/parts/find-form";
import { Key } from "@/components/admin/parts/key";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Tabs } from "@/components/admin/parts/tabs";
import { couponStandingWords } from "@/components/admin/words";
import { couponListSchema, listCoupons } from "@/lib/promotions";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";

const path = "/admin/coupons";
const tabs = ["active", "scheduled", "paused", "used_up", "ended", "archived"] as const;

/** Coupons: what they do, where they are in their life, how often they were used. */
export default deskPage(
  { permission: "coupons.read", path, query: couponListSchema },
  async (desk, { query }) => {
    const { coupons, next } = await listCoupons(desk.ctx, query);
    return (
      <>
        <PageHead title="Coupons">
          {desk.may("coupons.write") && (
            <Link href="/admin/coupons/new" className="btn btn-first" data-key="c" data-key-name="New coupon">
              New coupon
              <Key of="C" />
            </Link>
          )}
        </PageHead>
        <Tabs
          label="Which coupons"
          here={addressOf(path, { standing: query.standing })}
          tabs={[
            { name: "All", href: path },
            ...tabs.map((standing) => ({
              name: couponStandingWords[standing].word,
              href: addressOf(path, { standing }),
            })),
          ]}
        />
        <div className="mb-4">
          <FindForm
            path={path}
            name="q"
            value={query.q}
            label="A piece of the code or the name"
            keyName="Find a coupon"
            maxLength={80}
            within={{ standing: query.standing }}
          />
        </div>
        {coupons.length > 0 ? (
          <CouponTable coupons={coupons} here={desk.here} />
        ) : query.q ? (
          <Empty title="No coupon fits.">
            <p>Codes and names are found by any piece of them.</p>
          </Empty>
        ) : query.standing ? (
          <EmptyTab of={emptyCoupons[query.standing]} />
        ) : (
          <Empty title="No coupons yet.">
            <p>
              A coupon is a code that takes something off: a part of the price, a fixed amount, or delivery.
            </p>
          </Empty>
        )}
        <Pager
          next={next && addressOf(path, { ...query, after: next })}
          first={query.after ? addressOf(path, { ...query, after: undefined }) : null}
        />
      </>
    );
  },
);
