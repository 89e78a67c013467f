import Link from "next/link";
import { redirect } from "next/navigation";
import { PasskeySignIn } from "@/components/admin/account/passkey-sign-in";
import { Field } from "@/components/admin/form/field";
import { currentStaff, flash, pageContext, pendingSignIn } from "@/lib/web/page";
import { isProblemCode, problems } from "@/lib/web/problems";

interface PageProps {
  readonly searchParams: Promise<{ next?: string | string[] }>;
}

/** The second step of signing in. The form needs no script; a passkey does. */
export default async function CheckPage({ searchParams }: PageProps) {
  if (await currentStaff()) redirect("/admin");
  const pending = await pendingSignIn(pageContext());
  if (!pending) redirect("/admin/sign-in?code=sign_in_again");
  const asked = await searchParams;
  const said = await flash("/admin/sign-in/check");
  const next = typeof asked.next === "string" ? asked.next : String(said?.values.next ?? "");
  const problem = said && isProblemCode(said.code) ? problems[said.code].title : null;
  return (
    <>
      <title>Second step · Desk</title>
      <h1 className="mb-2 font-semibold text-[1.375rem] tracking-[-0.012em]">One more step</h1>
      {pending.by.includes("passkey") && <PasskeySignIn next={next} />}
      <form method="post" action="/admin/session/factor" className="mt-3 flex flex-col gap-4">
        <input type="hidden" name="next" value={next} />
        <Field
          id="code"
          label="Code"
          problem={problem}
          hint="Six digits from your authenticator app, or one of your recovery codes."
        >
          {(control) => (
            <input
              {...control}
              name="code"
              type="text"
              inputMode="text"
              autoComplete="one-time-code"
              autoCapitalize="characters"
              spellCheck={false}
              required
              maxLength={80}
              className="input !min-h-10 !text-base tracking-[0.04em]"
            />
          )}
        </Field>
        <button type="submit" className="btn btn-first !min-h-10">
          Sign in
        </button>
      </form>
      <p className="mt-6 text-ink-3">
        Lost the app, the key and the codes? The owner of the shop can reset your second factor.{" "}
        <Link href="/admin/sign-in" className="underline underline-offset-4">
          Begin again
        </Link>
      </p>
    </>
  );
}
