import Link from "next/link";
import { redirect } from "next/navigation";
import { Field } from "@/components/admin/form/field";
import { currentStaff, flash } from "@/lib/web/page";
import { isProblemCode, problems } from "@/lib/web/problems";

interface PageProps {
  readonly searchParams: Promise<{ next?: string | string[]; code?: string | string[]; done?: string }>;
}

/** Staff sign in. The form needs no script; what was wrong comes back with the address that was typed. */
export default async function SignInPage({ searchParams }: PageProps) {
  if (await currentStaff()) redirect("/admin");
  const asked = await searchParams;
  const said = await flash("/admin/sign-in");
  const typed = (name: string) => (typeof said?.values[name] === "string" ? said.values[name] : "");
  const next = typeof asked.next === "string" ? asked.next : typed("next");
  const code = said?.code ?? (typeof asked.code === "string" ? asked.code : null);
  const problem = code !== null && isProblemCode(code) ? problemOf(code, said?.detail ?? {}) : null;
  return (
    <>
      <title>Sign in · Desk</title>
      <h1 className="mb-5 font-semibold text-[1.375rem] tracking-[-0.012em]">Sign in to the desk</h1>
      {asked.done === "password" && !problem && (
        <p role="status" className="mb-5 border-good border-l-2 py-0.5 pl-3">
          Your password is set. Sign in with it.
        </p>
      )}
      {problem && (
        <p role="alert" className="mb-5 border-bad border-l-2 py-0.5 pl-3 text-bad">
          {problem}
        </p>
      )}
      <form method="post" action="/admin/session" className="flex flex-col gap-4">
        <input type="hidden" name="next" value={next} />
        <Field id="email" label="E-mail address">
          {(control) => (
            <input
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              required
              maxLength={254}
              defaultValue={typed("email")}
              className="input !min-h-10 !text-base"
            />
          )}
        </Field>
        <Field id="password" label="Password">
          {(control) => (
            <input
              {...control}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              maxLength={1024}
              className="input !min-h-10 !text-base"
            />
          )}
        </Field>
        <button type="submit" className="btn btn-first !min-h-10 mt-1">
          Sign in
        </button>
      </form>
      <p className="mt-6 text-ink-3">
        <Link href="/admin/reset-password" className="underline underline-offset-4">
          I do not know my password
        </Link>
      </p>
    </>
  );
}

function problemOf(code: keyof typeof problems, detail: Readonly<Record<string, unknown>>): string {
  const wait = Number(detail.retry_after_seconds);
  if (code === "too_many_tries" && wait > 0)
    return `Too many tries. Wait ${wait > 90 ? `${Math.ceil(wait / 60)} minutes` : `${wait} seconds`}, or choose a new password.`;
  return problems[code].title;
}
