import type { Metadata } from "next";
import { FormNotice } from "@/components/account/form-notice";
import { OrderList } from "@/components/account/order-list";
import { addressLines } from "@/components/order/place-lines";
import { homeAddress } from "@/components/shop/addresses";
import { addressesOf } from "@/lib/customers";
import { subscriptionByEmail } from "@/lib/newsletter";
import { customerOrders } from "@/lib/views/customer-orders";
import { pageContext, requireCustomer } from "@/lib/web/page";
import { countryNames } from "../../country-names";
import { personalFrame } from "../../personal-frame";

export const metadata: Metadata = { title: "Your account" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Account({ searchParams }: PageProps) {
  const customer = await requireCustomer("/account");
  const ctx = pageContext();
  const [{ identity, market, base }, { orders, next }, addresses, subscription] = await Promise.all([
    personalFrame(),
    customerOrders(ctx, customer.id, { size: 3 }),
    addressesOf(ctx, customer.id),
    subscriptionByEmail(ctx, customer.email),
  ]);
  const first = addresses.find((address) => address.is_default) ?? addresses[0];
  const named = countryNames(first ? [first.address_country] : [], market.locale);
  const countries = Object.fromEntries(named.map(({ code, name }) => [code, name]));
  const isConfirmed = (await searchParams).from === "confirmed";
  return (
    <>
      <h1 className="headline-large text-5">
        {customer.firstName ? `Hello, ${customer.firstName}.` : "Hello."}
      </h1>
      <p className="mt-2 text-ink-2">You are signed in as {customer.email}.</p>
      {isConfirmed && <FormNotice tone="good" title="Thank you. Your address is confirmed." />}
      <h2 className="headline mt-12 mb-4 text-3">Recent orders</h2>
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
      <div className="mt-14 grid gap-x-10 gap-y-10 sm:grid-cols-2">
        <section aria-labelledby="first-address">
          <h2 id="first-address" className="headline mb-3 text-2">
            Where things go
          </h2>
          {first ? (
            <address className="text-ink-2 not-italic">
              {addressLines(first, countries).map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
            </address>
          ) : (
            <p className="text-ink-2">No address yet. One in the book fills in the checkout for you.</p>
          )}
          <p className="mt-3">
            <a
              href={first ? "/account/addresses" : "/account/addresses/new"}
              className="link inline-block py-1"
            >
              {first ? "Change it" : "Add one"}
            </a>
          </p>
        </section>
        <section aria-labelledby="letter-now">
          <h2 id="letter-now" className="headline mb-3 text-2">
            The letter
          </h2>
          <p className="text-ink-2">
            {subscription?.state === "confirmed"
              ? "You get our monthly letter."
              : "You do not get our letter. It comes once a month."}
          </p>
          <p className="mt-3">
            <a href="/account/profile#letter-choice" className="link inline-block py-1">
              Change it
            </a>
          </p>
        </section>
      </div>
    </>
  );
}
