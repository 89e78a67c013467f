import type { Metadata } from "next";
import { Entrance } from "@/components/account/entrance";
import { FormNotice } from "@/components/account/form-notice";
import { PasswordField } from "@/components/account/password-field";
import { buttonClass } from "@/components/ui/button";
import { PlainForm } from "@/components/ui/plain-form";
import { peekOneTimeSecret } from "@/lib/auth";
import { pageContext } from "@/lib/web/page";
import { formTold } from "../../form-told";

export const metadata: Metadata = { title: "Choose a new password", referrer: "same-origin" };

interface PageProps {
  readonly params: Promise<{ secret: string }>;
}

export default async function ResetPassword({ params }: PageProps) {
  const { secret } = await params;
  const holder = await peekOneTimeSecret(pageContext(), "reset_customer_password", secret);
  if (!holder) {
    return (
      <Entrance
        title="This link is over."
        intro="It has been used, replaced by a newer one, or its hour has passed."
      >
        <p className="mt-8">
          <a href="/forgot-password" className={buttonClass("primary")}>
            Ask for a new link
          </a>
        </p>
      </Entrance>
    );
  }
  const told = await formTold(`/reset-password/${secret}`);
  return (
    <Entrance title="Choose a new password" intro={<p>For {holder.email}.</p>}>
      {told.title && <FormNotice tone="bad" title={told.title} />}
      <PlainForm action="/api/v1/account/password-reset/confirm" method="post" className="mt-8 space-y-5">
        <input type="hidden" name="secret" value={secret} />
        {/* For password managers: whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={holder.email} readOnly hidden />
        <PasswordField name="password" label="New password" isNew problem={told.problems.password} />
        <button type="submit" className={buttonClass("primary", "w-full")}>
          Change the password
        </button>
      </PlainForm>
    </Entrance>
  );
}
