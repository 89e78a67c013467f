import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { CloseCustomer } from "@/components/admin/customers/close-customer";
import { CustomerData } from "@/components/admin/customers/customer-data";
import { CustomerNotes } from "@/components/admin/customers/customer-notes";
import { CustomerOrders } from "@/components/admin/customers/customer-orders";
import { Spent } from "@/components/admin/customers/customer-table";
import { customerWord, guestWords, letterWords } from "@/components/admin/customers/customer-words";
import { languageName, many } from "@/components/admin/format";
import { AddressLines } from "@/components/admin/orders/people";
import { Email } from "@/components/admin/parts/email";
import { Facts } from "@/components/admin/parts/facts";
import { mailto } from "@/components/admin/parts/mailto";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Status } from "@/components/admin/parts/status";
import { Time } from "@/components/admin/parts/time";
import { deskCustomer } from "@/lib/views";
import { addressOf } from "../../../address-of";
import { deskPage, idParam } from "../../../desk-page";
import { erase, exportData, note, setClosed, whatIsKept } from "../actions";

/** One customer: what they bought, where it goes, what staff noted, and what is known of them. */
export default deskPage(
  { permission: "customers.read", path: "/admin/customers", params: z.object({ customer: idParam }) },
  async (desk, { params }) => {
    const customer = await deskCustomer(desk.ctx, params.customer, desk.sees);
    if (!customer) notFound();
    const { here } = desk;
    const isProven = customer.provenAt !== null;
    const isClosed = customer.closedAt !== null;
    const isErased = customer.erasedAt !== null;
    const guests = guestWords(customer.guestOrders, isProven);
    const mayWrite = desk.may("customers.write");
    const mayErase = desk.may("customers.privacy");
    const close = mayWrite && (
      <CloseCustomer customerId={customer.id} isClosed={isClosed} setClosed={setClosed} />
    );
    const allOrders = customer.email && addressOf("/admin/orders", { q: customer.email });
    return (
      <>
        <PageHead
          title={isErased ? "Erased customer" : (customer.name ?? customer.email ?? "No name")}
          back={{ href: "/admin/customers", name: "Customers" }}
          // That all is as it should be stands below, with since when.
          beside={
            (!isProven || isClosed || isErased) && (
              <Status of={customerWord({ isProven, isClosed, isErased })} />
            )
          }
        >
          {customer.email && (
            <a href={mailto(customer.email)} className="btn">
              E-mail
            </a>
          )}
        </PageHead>
        {customer.toAnswer > 0 && (
          <p className="mb-6 flex flex-wrap justify-between gap-x-6 border-warn border-l-2 bg-paper-2 px-3 py-2.5">
            <strong className="font-semibold">
              {many(customer.toAnswer, "message")} {customer.toAnswer === 1 ? "is" : "are"} waiting for an
              answer
            </strong>
            <Link
              href={addressOf("/admin/inquiries", { customer: customer.id })}
              className="underline decoration-line-2 underline-offset-4 hover:decoration-accent"
            >
              {customer.toAnswer === 1 ? "Read it" : "Read them"}
            </Link>
          </p>
        )}
        {customer.erasedAt && (
          <p className="-mt-2 mb-6 max-w-[65ch] border-line border-l-2 pl-3 text-ink-2">
            Erased <Time at={customer.erasedAt} here={here} as="full" />. What was kept about them is gone;
            their orders stay with name, address and money, because the law has sales kept.
          </p>
        )}
        <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="min-w-0">
            <Section
              title="Orders"
              beside={
                allOrders && (
                  <Link href={allOrders} className="underline decoration-line-2 underline-offset-4">
                    All orders with this e-mail
                  </Link>
                )
              }
            >
              {guests && <p className="mb-3 max-w-[65ch] border-line border-l-2 pl-3 text-ink-2">{guests}</p>}
              <CustomerOrders orders={customer.lastOrders} here={here} />
            </Section>
            <Section title="Notes">
              <CustomerNotes
                customerId={customer.id}
                notes={customer.notes}
                here={here}
                note={mayWrite && !isErased ? note : null}
              />
            </Section>
          </div>
          <div>
            <Section title="Details">
              <Facts
                of={[
                  [
                    "E-mail",
                    customer.email ? (
                      <a
                        key="email"
                        href={mailto(customer.email)}
                        className="underline decoration-line-2 underline-offset-4 hover:decoration-accent"
                      >
                        <Email of={customer.email} />
                      </a>
                    ) : (
                      "Erased"
                    ),
                  ],
                  customer.phone !== null && ["Phone", customer.phone],
                  ["Customer since", <Time key="since" at={customer.since} here={here} />],
                  customer.provenAt !== null && [
                    "E-mail confirmed",
                    <Time key="proven" at={customer.provenAt} here={here} as="short" />,
                  ],
                  ["Orders", many(customer.orders, "order")],
                  desk.sees.money && ["Spent", <Spent key="spent" of={customer.spent} />],
                  customer.lastOrderAt !== null && [
                    "Last order",
                    <Time key="last" at={customer.lastOrderAt} here={here} />,
                  ],
                  ["Password", customer.hasPassword ? "Set" : "None"],
                  [
                    "Sessions",
                    customer.sessions === 0 ? "Not signed in" : `In ${many(customer.sessions, "browser")}`,
                  ],
                  ["Newsletter", customer.letter ? letterWords[customer.letter.state] : "Not subscribed"],
                  customer.locale !== null && ["Language", languageName(customer.locale)],
                ]}
              />
            </Section>
            <Section title="Addresses">
              {customer.addresses.length === 0 && <p className="text-ink-3">None is kept.</p>}
              <ul className="flex flex-col gap-4">
                {customer.addresses.map((address) => (
                  <li key={address.id}>
                    <AddressLines address={address} />
                    {address.is_default && <p className="text-ink-3">Default address</p>}
                  </li>
                ))}
              </ul>
            </Section>
            {!isErased && (mayErase || mayWrite) && (
              <Section title="Account and data">
                {mayErase && (
                  <CustomerData
                    customerId={customer.id}
                    name={customer.name ?? customer.email ?? "this customer"}
                    whatIsKept={whatIsKept}
                    exportData={exportData}
                    erase={erase}
                  >
                    {close}
                  </CustomerData>
                )}
                {!mayErase && close}
              </Section>
            )}
          </div>
        </div>
      </>
    );
  },
);
