import type { Metadata } from "next";
import { FormNotice } from "@/components/account/form-notice";
import { OrderList } from "@/components/account/order-list";
import { homeAddress } from "@/components/shop/addresses";
import { customerOrders } from "@/lib/views/customer-orders";
import { pageContext, requireCustomer } from "@/lib/web/page";
import { personalFrame } from "../../personal-frame";

export const metadata: Metadata = { title: "Your account" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Account({ searchParams }: PageProps) {
  const customer = await requireCustomer("/account");
  const [{ identity, market, base }, { orders, next }] = await Promise.all([
    personalFrame(),
    customerOrders(pageContext(), customer.id, { size: 3 }),
  ]);
  const isConfirmed = (await searchParams).from === "confirmed";
  return (
    <>
      <h1 className="headline-large text-5 break-words">
        {customer.firstName ? `Hello, ${customer.firstName}.` : "Hello."}
      </h1>
      <p className="mt-2 text-ink-2 break-words">You are signed in as {customer.email}.</p>
      {isConfirmed && <FormNotice tone="good" title="Thank you. Your address is confirmed." />}
      <h2 className="headline mt-12 mb-4 text-3">Your last orders</h2>
      <OrderList
        orders={orders}
        locale={market.locale}
        timeZone={identity.timeZone}
        home={homeAddress(base)}
      />
      {next && (
        <p className="mt-4">
          <a href="/account/orders" className="link py-1">
            All orders
          </a>
        </p>
      )}
    </>
  );
}
