import Link from "next/link";
import { CouponFilters } from "@/components/admin/coupons/coupon-filters";
import { CouponTable } from "@/components/admin/coupons/coupon-table";
import { Empty, EmptyTab } from "@/components/admin/parts/empty";
import { emptyCoupons } from "@/components/admin/parts/empty-words";
import { Key } from "@/components/admin/parts/key";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { ColumnChoice } from "@/components/admin/rows/columns";
import { ViewTabs } from "@/components/admin/views/view-tabs";
import { couponStandingWords } from "@/components/admin/words";
import { columnsOf, columnsSchema, savedViews } from "@/lib/desk";
import { couponListSchema, listCoupons } from "@/lib/promotions";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { forget, keep } from "../views/actions";

const path = "/admin/coupons";
const query = couponListSchema.extend({ columns: columnsSchema("coupons") });
const tabs = ["active", "scheduled", "paused", "used_up", "ended", "archived"] as const;

/** Coupons: what they do, where they are in their life, how often they were used. */
export default deskPage({ permission: "coupons.read", path, query }, async (desk, { query: asked }) => {
  const { columns: chosen, ...input } = asked;
  const columns = columnsOf("coupons", chosen);
  const [{ coupons, next }, own] = await Promise.all([
    listCoupons(desk.ctx, input),
    savedViews(desk.ctx, desk.staff.id, "coupons"),
  ]);
  const here = addressOf(path, { ...asked, after: undefined });
  const tab = (name: string, standing?: string) => ({
    name,
    href: addressOf(path, { standing, columns: chosen }),
  });
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
      <ViewTabs
        label="Which coupons"
        list="coupons"
        path={path}
        here={here}
        own={own}
        keep={keep}
        forget={forget}
        known={[tab("All"), ...tabs.map((standing) => tab(couponStandingWords[standing].word, standing))]}
      />
      <CouponFilters
        input={input}
        columns={chosen}
        address={(change) => addressOf(path, { ...asked, ...change })}
        beside={
          <ColumnChoice list="coupons" path={path} shown={columns} within={{ ...input, after: undefined }} />
        }
      />
      {coupons.length > 0 ? (
        <CouponTable coupons={coupons} here={desk.here} columns={columns} />
      ) : input.q || input.kind ? (
        <Empty title="No coupon fits.">
          <p>Codes and names are found by any piece of them. Take a filter off to see more.</p>
        </Empty>
      ) : input.standing ? (
        <EmptyTab of={emptyCoupons[input.standing]} />
      ) : (
        <Empty title="No coupons yet.">
          <p>
            A coupon is a code that takes something off: a part of the price, a fixed amount, or delivery.
          </p>
        </Empty>
      )}
      <Pager next={next && addressOf(path, { ...asked, after: next })} first={asked.after ? here : null} />
    </>
  );
});
