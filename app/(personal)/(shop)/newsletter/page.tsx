import type { Metadata } from "next";
import { Entrance } from "@/components/account/entrance";
import { FormNotice } from "@/components/account/form-notice";
import { Honeypot } from "@/components/shop/honeypot";
import { buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PlainForm } from "@/components/ui/plain-form";
import { newsletterWords } from "@/lib/newsletter/contract";
import { personalFrame } from "../../personal-frame";
import { formTold } from "../form-told";

export const metadata: Metadata = { title: "The letter" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Newsletter({ searchParams }: PageProps) {
  const [told, { market, customer }] = await Promise.all([formTold("/newsletter"), personalFrame()]);
  const isSent = (await searchParams).from === "sent" && !told.title;
  return (
    <Entrance
      isLetter
      title={isSent ? "One thing left." : "The letter"}
      intro={isSent ? undefined : newsletterWords}
    >
      {told.title && <FormNotice tone="bad" title={told.title} />}
      {isSent ? (
        <FormNotice
          tone="good"
          title="We have written to the address, unless it is on the list already. Press the button in that mail, and you are on it; look among unwanted mail too."
        />
      ) : (
        <PlainForm action="/api/v1/newsletter" method="post" className="mt-8 space-y-5">
          <Honeypot />
          <input type="hidden" name="market" value={market.code} />
          <Field
            id="email"
            name="email"
            type="email"
            label="E-mail"
            required
            maxLength={254}
            autoComplete="email"
            spellCheck={false}
            problem={told.problems.email}
            defaultValue={told.text("email") || (customer?.email ?? "")}
          />
          <button type="submit" className={buttonClass("primary", "w-full")}>
            Join
          </button>
        </PlainForm>
      )}
    </Entrance>
  );
}
