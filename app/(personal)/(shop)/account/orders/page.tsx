import type { Metadata } from "next";
import { OrderList } from "@/components/account/order-list";
import { homeAddress } from "@/components/shop/addresses";
import { buttonClass } from "@/components/ui/button";
import { customerOrders } from "@/lib/views/customer-orders";
import { pageContext, requireCustomer } from "@/lib/web/page";
import { personalFrame } from "../../../personal-frame";

export const metadata: Metadata = { title: "Your orders" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Orders({ searchParams }: PageProps) {
  const customer = await requireCustomer("/account/orders");
  const { after } = await searchParams;
  const [{ identity, market, base }, { orders, next }] = await Promise.all([
    personalFrame(),
    customerOrders(pageContext(), customer.id, { after: typeof after === "string" ? after : undefined }),
  ]);
  return (
    <>
      <h1 className="headline-large mb-8 text-5">Your orders</h1>
      <OrderList
        orders={orders}
        locale={market.locale}
        timeZone={identity.timeZone}
        home={homeAddress(base)}
      />
      {(after || next) && (
        <nav aria-label="Pages" className="mt-6 flex justify-between gap-4">
          {after ? (
            <a href="/account/orders" className={buttonClass("quiet")}>
              Newest
            </a>
          ) : (
            <span />
          )}
          {next && (
            <a href={`/account/orders?after=${next}`} className={buttonClass("quiet")}>
              Older
            </a>
          )}
        </nav>
      )}
    </>
  );
}
