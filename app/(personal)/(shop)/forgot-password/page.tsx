import type { Metadata } from "next";
import { Entrance } from "@/components/account/entrance";
import { FormNotice } from "@/components/account/form-notice";
import { buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PlainForm } from "@/components/ui/plain-form";
import { formTold } from "../form-told";

export const metadata: Metadata = { title: "Forgot your password" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ForgotPassword({ searchParams }: PageProps) {
  const told = await formTold("/forgot-password");
  const isSent = (await searchParams).from === "sent" && !told.title;
  return (
    <Entrance title="Forgot your password?" intro="We send you a link with which you choose a new one.">
      {told.title && <FormNotice tone="bad" title={told.title} />}
      {isSent && (
        <FormNotice
          tone="good"
          title="If this address has an account, a link is on its way. It works for an hour; look among unwanted mail too."
        />
      )}
      <PlainForm action="/api/v1/account/password-reset" method="post" className="mt-8 space-y-5">
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
        <button type="submit" className={buttonClass("primary", "w-full")}>
          {isSent ? "Send another link" : "Send the link"}
        </button>
      </PlainForm>
      <p className="mt-6">
        <a href="/sign-in" className="link py-1">
          Back to signing in
        </a>
      </p>
    </Entrance>
  );
}
