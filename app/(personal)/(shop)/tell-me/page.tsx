import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Entrance } from "@/components/account/entrance";
import { FormNotice } from "@/components/account/form-notice";
import { homeAddress } from "@/components/shop/addresses";
import { buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PlainForm } from "@/components/ui/plain-form";
import { personalFrame } from "../../personal-frame";
import { formTold } from "../form-told";

export const metadata: Metadata = { title: "Tell me when it is back" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What came of asking to be told, for a form that was sent without script. */
export default async function TellMe({ searchParams }: PageProps) {
  const [told, { base, market }] = await Promise.all([formTold("/tell-me"), personalFrame()]);
  const isNoted = (await searchParams).from === "sent" && !told.title;
  const item = told.text("item_id");
  if (!isNoted && !item) notFound();
  if (isNoted) {
    return (
      <Entrance
        title="Noted."
        intro="When it is back, one mail tells you. Nothing else is sent to the address."
      >
        <p className="mt-8">
          <a href={homeAddress(base)} className={buttonClass("quiet")}>
            Look around
          </a>
        </p>
      </Entrance>
    );
  }
  return (
    <Entrance title="Tell me when it is back">
      {told.title && <FormNotice tone="bad" title={told.title} />}
      <PlainForm action="/api/v1/stock-alerts" method="post" className="mt-8 space-y-5">
        <input type="hidden" name="item_id" value={item} />
        <input type="hidden" name="market" value={told.text("market") || market.code} />
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
          defaultValue={told.text("email")}
        />
        <button type="submit" className={buttonClass("primary", "w-full")}>
          Tell me
        </button>
      </PlainForm>
    </Entrance>
  );
}
