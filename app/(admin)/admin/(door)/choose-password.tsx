import Link from "next/link";
import { Field } from "@/components/admin/form/field";
import { peekOneTimeSecret } from "@/lib/auth";
import { passwordBounds } from "@/lib/auth/contract";
import { flash, pageContext } from "@/lib/web/page";
import { isProblemCode, problems } from "@/lib/web/problems";

const kinds = {
  invitation: {
    purpose: "staff_invitation",
    title: "Choose your password",
    over: "This invitation has been taken up, or its time is over. Ask the owner of the shop for another.",
  },
  "reset-password": {
    purpose: "reset_staff_password",
    title: "Choose a new password",
    over: "This link has been used, or its time is over. Ask for another.",
  },
} as const;

/** The page behind a mailed link: it uses nothing up until a password is chosen. */
export async function ChoosePassword({
  by,
  secret,
}: {
  readonly by: keyof typeof kinds;
  readonly secret: string;
}) {
  const { purpose, title, over } = kinds[by];
  const holder = await peekOneTimeSecret(pageContext(), purpose, secret);
  const said = await flash(`/admin/${by}/${secret}`);
  const problem = said && isProblemCode(said.code) ? problems[said.code].title : null;
  return (
    <>
      <title>{`${title} · Desk`}</title>
      <h1 className="mb-5 font-semibold text-[1.375rem] tracking-[-0.012em]">{title}</h1>
      {holder ? (
        <form method="post" action="/admin/password/choose" className="flex flex-col gap-4">
          <input type="hidden" name="secret" value={secret} />
          <input type="hidden" name="by" value={by} />
          <input type="hidden" name="username" autoComplete="username" value={holder.email} readOnly />
          <p className="text-ink-2">
            For <span className="font-medium text-ink">{holder.email}</span>
          </p>
          <Field
            id="password"
            label="Password"
            hint={`${passwordBounds.min} characters or more; several words are easier to remember and harder to guess.`}
            problem={problem}
          >
            {(control) => (
              <input
                {...control}
                name="password"
                type="password"
                autoComplete="new-password"
                required
                minLength={passwordBounds.min}
                maxLength={passwordBounds.max}
                className="input !min-h-10 !text-base"
              />
            )}
          </Field>
          <button type="submit" className="btn btn-first !min-h-10 mt-1">
            Set the password
          </button>
        </form>
      ) : (
        <>
          <p role="alert" className="border-bad border-l-2 py-0.5 pl-3">
            {over}
          </p>
          <p className="mt-6">
            <Link
              href={by === "invitation" ? "/admin/sign-in" : "/admin/reset-password"}
              className="underline underline-offset-4"
            >
              {by === "invitation" ? "Sign in" : "Ask for another link"}
            </Link>
          </p>
        </>
      )}
    </>
  );
}
