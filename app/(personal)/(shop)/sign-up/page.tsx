import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Entrance } from "@/components/account/entrance";
import { FormNotice } from "@/components/account/form-notice";
import { PasswordField } from "@/components/account/password-field";
import { buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PlainForm } from "@/components/ui/plain-form";
import { safePath } from "@/lib/auth";
import { shopUrl } from "@/lib/platform/urls";
import { currentCustomer } from "@/lib/web/page";
import { personalFrame } from "../../personal-frame";
import { formTold } from "../form-told";

export const metadata: Metadata = { title: "Create an account" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignUp({ searchParams }: PageProps) {
  const told = await formTold("/sign-up");
  const next = safePath(told.text("next") || (await searchParams).next || "/account", shopUrl("/"));
  if (await currentCustomer()) redirect(next);
  const { market } = await personalFrame();
  return (
    <Entrance
      title="Create an account"
      intro="It keeps your orders and addresses together. Buying works without one."
    >
      {told.title && <FormNotice tone="bad" title={told.title} />}
      <PlainForm action="/api/v1/account/sign-up" method="post" className="mt-8 space-y-5">
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="locale" value={market.locale} />
        <Field
          id="first_name"
          name="first_name"
          label="First name"
          optional
          autoComplete="given-name"
          problem={told.problems.first_name}
          defaultValue={told.text("first_name")}
        />
        <Field
          id="last_name"
          name="last_name"
          label="Last name"
          optional
          autoComplete="family-name"
          problem={told.problems.last_name}
          defaultValue={told.text("last_name")}
        />
        <Field
          id="email"
          name="email"
          type="email"
          label="E-mail"
          required
          autoComplete="username"
          spellCheck={false}
          problem={told.problems.email}
          defaultValue={told.text("email")}
        />
        <PasswordField name="password" label="Password" isNew problem={told.problems.password} />
        <button type="submit" className={buttonClass("primary", "w-full")}>
          Create the account
        </button>
      </PlainForm>
      <p className="mt-6">
        <a href={`/sign-in?next=${encodeURIComponent(next)}`} className="link py-1">
          Sign in instead
        </a>
      </p>
    </Entrance>
  );
}
