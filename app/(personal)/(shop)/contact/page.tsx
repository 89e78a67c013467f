import type { Metadata } from "next";
import { FormNotice } from "@/components/account/form-notice";
import { homeAddress } from "@/components/shop/addresses";
import { ContactForm } from "@/components/shop/contact-form";
import { buttonClass } from "@/components/ui/button";
import { Crumbs } from "@/components/ui/crumbs";
import { inquiryTopics } from "@/lib/inquiries/contract";
import { personalFrame } from "../../personal-frame";
import { formTold } from "../form-told";

export async function generateMetadata(): Promise<Metadata> {
  const { identity } = await personalFrame();
  return {
    title: "Write to us",
    description: `Write to ${identity.name}: a person reads it and answers.`,
    alternates: { canonical: "/contact" },
    // Of the pages that are rendered for one request the only one that is for everybody.
    robots: { index: true, follow: true },
  };
}

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Contact({ searchParams }: PageProps) {
  const [told, { identity, customer, base }, { from, order, topic }] = await Promise.all([
    formTold("/contact"),
    personalFrame(),
    searchParams,
  ]);
  const isSent = from === "sent" && !told.title;
  const named = (value: unknown) => (typeof value === "string" ? value.slice(0, 30) : "");
  return (
    <div className="page pt-2 lg:pt-6">
      <Crumbs trail={[{ name: "Shop", href: homeAddress(base) }]} here="Write to us" leaves />
      <div className="mt-6 grid gap-x-14 gap-y-10 lg:mt-10 lg:grid-cols-12">
        <div className="lg:col-span-4">
          <h1 className="headline-large text-5 lg:text-6">Write to us</h1>
          <p className="mt-4 max-w-[40ch] text-1 text-ink-2">
            A person reads it, and answers within one working day.
          </p>
          <dl className="mt-8 space-y-4">
            <div>
              <dt className="text-small font-medium">By e-mail</dt>
              <dd>
                <a href={`mailto:${identity.email}`} className="link">
                  {identity.email}
                </a>
              </dd>
            </div>
            {identity.addressLines.length > 0 && (
              <div>
                <dt className="text-small font-medium">By post</dt>
                <dd className="text-ink-2">
                  {identity.addressLines.map((line) => (
                    <span key={line} className="block">
                      {line}
                    </span>
                  ))}
                </dd>
              </div>
            )}
          </dl>
        </div>
        <div className="lg:col-span-7 lg:col-start-6">
          {told.title && (
            <div className="mb-8 [&>*]:mt-0">
              <FormNotice tone="bad" title={told.title} />
            </div>
          )}
          {isSent ? (
            <div className="border-t border-line pt-8">
              <FormNotice
                tone="good"
                title="We have your message. The answer comes to the address you gave."
              />
              <p className="mt-8">
                <a href={homeAddress(base)} className={buttonClass("quiet")}>
                  Go to the shop
                </a>
              </p>
            </div>
          ) : (
            <ContactForm
              topics={inquiryTopics}
              problems={told.problems}
              typed={{
                name:
                  told.text("name") || [customer?.firstName, customer?.lastName].filter(Boolean).join(" "),
                email: told.text("email") || (customer?.email ?? ""),
                topic: told.text("topic") || named(topic),
                order: told.text("order") || named(order),
                text: told.text("text"),
              }}
            />
          )}
        </div>
      </div>
    </div>
  );
}
