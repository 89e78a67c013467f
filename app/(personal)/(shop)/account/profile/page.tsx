import type { Metadata } from "next";
import { FormNotice } from "@/components/account/form-notice";
import { LetterChoice } from "@/components/account/letter-choice";
import { PasswordField } from "@/components/account/password-field";
import { buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PlainForm } from "@/components/ui/plain-form";
import { customerById } from "@/lib/customers";
import { subscriptionByEmail } from "@/lib/newsletter";
import { pageContext, requireCustomer } from "@/lib/web/page";
import { formTold } from "../../form-told";

export const metadata: Metadata = { title: "Profile" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const done: Readonly<Record<string, string>> = {
  saved: "Saved.",
  password: "Your password is changed. Everywhere else you are signed out.",
  joined: "You get the letter from now on.",
  asked: "We have written to your address: press the button in that mail, and you are on the list.",
  left: "You do not get the letter any more.",
};

export default async function Profile({ searchParams }: PageProps) {
  const customer = await requireCustomer("/account/profile");
  const [told, known, subscription, { from }] = await Promise.all([
    formTold("/account/profile", "new_password"),
    customerById(pageContext(), customer.id),
    subscriptionByEmail(pageContext(), customer.email),
    searchParams,
  ]);
  const news = typeof from === "string" && !told.title ? done[from] : undefined;
  return (
    <>
      <h1 className="headline-large text-5">Profile</h1>
      {told.title && <FormNotice tone="bad" title={told.title} />}
      {news && <FormNotice tone="good" title={news} />}
      <PlainForm action="/api/v1/account/profile" method="post" className="mt-8 max-w-md space-y-5">
        <Field
          id="first_name"
          name="first_name"
          label="First name"
          required={false}
          autoComplete="given-name"
          problem={told.problems.first_name}
          defaultValue={known?.firstName ?? ""}
        />
        <Field
          id="last_name"
          name="last_name"
          label="Last name"
          required={false}
          autoComplete="family-name"
          problem={told.problems.last_name}
          defaultValue={known?.lastName ?? ""}
        />
        <Field
          id="phone"
          name="phone"
          type="tel"
          label="Phone"
          optional
          autoComplete="tel"
          problem={told.problems.phone}
          defaultValue={known?.phone ?? ""}
        />
        <button type="submit" className={buttonClass("primary")}>
          Save
        </button>
      </PlainForm>
      <h2 className="headline mt-14 mb-5 text-3">Change the password</h2>
      <PlainForm action="/api/v1/account/password" method="post" className="max-w-md space-y-5">
        <input type="text" name="username" autoComplete="username" value={customer.email} readOnly hidden />
        <PasswordField
          name="present_password"
          label="Present password"
          problem={told.problems.present_password}
        />
        <PasswordField name="new_password" label="New password" isNew problem={told.problems.new_password} />
        <button type="submit" className={buttonClass("quiet")}>
          Change the password
        </button>
      </PlainForm>
      <LetterChoice isOn={subscription?.state === "confirmed"} />
    </>
  );
}
