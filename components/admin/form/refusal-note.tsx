import { type Refusal, refusalWords } from "../refusal-words";

/** Why it was refused, said at once to those who listen. Field problems stand beside their fields. */
export function RefusalNote({
  refusal,
  currency = null,
}: {
  readonly refusal: Refusal | null;
  readonly currency?: string | null;
}) {
  return (
    <div role="alert" className="empty:hidden">
      {refusal && (
        <p className="border-bad border-l-2 py-0.5 pl-3 text-bad">
          {refusalWords(refusal, currency)}
          {refusal.code === "unauthenticated" && (
            <>
              {" "}
              <a
                href="/admin/sign-in"
                target="_blank"
                rel="noreferrer"
                className="underline underline-offset-4"
              >
                Sign in
              </a>
            </>
          )}
        </p>
      )}
    </div>
  );
}
