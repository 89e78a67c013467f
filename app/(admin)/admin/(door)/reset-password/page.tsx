import Link from "next/link";
import { Field } from "@/components/admin/form/field";
import { flash } from "@/lib/web/page";
import { isProblemCode, problems } from "@/lib/web/problems";

/** Asks for an e-mail with a link. What it says never tells whether an address is known. */
export default async function ResetPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ done?: string }>;
}) {
  const { done } = await searchParams;
  const said = await flash("/admin/reset-password");
  const problem = said && isProblemCode(said.code) ? problems[said.code].title : null;
  return (
    <>
      <title>New password · Desk</title>
      <h1 className="mb-5 font-semibold text-[1.375rem] tracking-[-0.012em]">A new password</h1>
      {done === "sent" && !problem ? (
        <p role="status" className="border-good border-l-2 py-0.5 pl-3">
          If somebody of the staff has this address, an e-mail is on its way. Its link works once, for an
          hour.
        </p>
      ) : (
        <form method="post" action="/admin/password/reset" className="flex flex-col gap-4">
          <Field
            id="email"
            label="E-mail address"
            problem={problem}
            hint="An e-mail with a link comes to this address."
          >
            {(control) => (
              <input
                {...control}
                name="email"
                type="email"
                autoComplete="username"
                required
                maxLength={254}
                className="input !min-h-10 !text-base"
              />
            )}
          </Field>
          <button type="submit" className="btn btn-first !min-h-10 mt-1">
            Send the e-mail
          </button>
        </form>
      )}
      <p className="mt-6 text-ink-3">
        <Link href="/admin/sign-in" className="underline underline-offset-4">
          Back to signing in
        </Link>
      </p>
    </>
  );
}
