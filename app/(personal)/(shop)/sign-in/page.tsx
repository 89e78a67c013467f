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
import { formTold } from "../form-told";

export const metadata: Metadata = { title: "Sign in" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Why somebody came here, said kindly. The words for a sign-up are true whoever had the address (decision 22). */
const reasons: Readonly<Record<string, string>> = {
  "sign-up":
    "If this address is new here, your account is ready: sign in with your password. If it had an account, we have written to it.",
  reset: "Your password is changed, and you are signed out everywhere. Sign in with the new one.",
};

export default async function SignIn({ searchParams }: PageProps) {
  const { next: asked, from } = await searchParams;
  const told = await formTold("/sign-in");
  const next = safePath(told.text("next") || asked || "/account", shopUrl("/"));
  if (await currentCustomer()) redirect(next);
  const reason = typeof from === "string" ? reasons[from] : undefined;
  return (
    <Entrance title="Sign in">
      {told.title && <FormNotice tone="bad" title={told.title} />}
      {!told.title && reason && <FormNotice tone="good" title={reason} />}
      <PlainForm action="/api/v1/account/sign-in" method="post" className="mt-8 space-y-5">
        <input type="hidden" name="next" value={next} />
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
        <PasswordField name="password" label="Password" problem={told.problems.password} />
        <button type="submit" className={buttonClass("primary", "w-full")}>
          Sign in
        </button>
      </PlainForm>
      <p className="mt-6 flex flex-wrap justify-between gap-x-6 gap-y-2">
        <a href="/forgot-password" className="link py-1">
          Forgot your password?
        </a>
        <a href={`/sign-up?next=${encodeURIComponent(next)}`} className="link py-1">
          Create an account
        </a>
      </p>
    </Entrance>
  );
}
