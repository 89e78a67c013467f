import type { SessionView } from "@/lib/auth/contract";
import { buttonClass } from "../ui/button";
import { browserOf } from "./browser-of";

interface SessionListProps {
  readonly sessions: readonly SessionView[];
  readonly locale: string;
  readonly timeZone: string;
}

/** Every place where somebody is signed in as this customer, and the way to end it. */
export function SessionList({ sessions, locale, timeZone }: SessionListProps) {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  const at = (instant: string) => (
    <span className="whitespace-nowrap">{moment.format(new Date(instant))}</span>
  );
  return (
    <>
      <ul className="mt-6 divide-y divide-line border-y border-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-4">
            <div className="min-w-0">
              <p>
                {browserOf(session.user_agent)}
                {session.present && <span className="ml-3 text-small text-good">This one</span>}
              </p>
              <p className="text-small text-ink-3">
                Signed in {at(session.signed_in_at)}, last used {at(session.last_seen_at)}
                {session.address && <>, from {session.address}</>}
              </p>
            </div>
            {!session.present && (
              <form action={`/api/v1/account/sessions/${session.id}/end`} method="post">
                <button type="submit" className={buttonClass("text", "py-1 text-small")}>
                  End<span className="sr-only"> the session of {browserOf(session.user_agent)}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form action="/api/v1/account/sessions/end-others" method="post" className="mt-6">
          <button type="submit" className={buttonClass("quiet")}>
            Sign out everywhere else
          </button>
        </form>
      )}
    </>
  );
}
