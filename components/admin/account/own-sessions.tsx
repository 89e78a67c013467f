import { browserOf } from "@/components/account/browser-of";
import type { SessionView } from "@/lib/auth/contract";
import type { Here } from "../format";
import { Time } from "../parts/time";
import type { AccountActions } from "./account-actions";
import { ActButton } from "./act-button";

interface OwnSessionsProps extends Pick<AccountActions, "endSession"> {
  readonly sessions: readonly SessionView[];
  readonly here: Here;
}

/** Every browser in which one is signed in at the desk. */
export function OwnSessions({ sessions, here, endSession }: OwnSessionsProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {sessions.map((session) => {
        const browser = browserOf(session.user_agent);
        return (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
            <div className="min-w-0">
              <p className="font-medium">
                {browser}
                {session.present && <span className="ml-3 font-normal text-good">This one</span>}
              </p>
              <p className="text-ink-3">
                Signed in <Time at={session.signed_in_at} here={here} />, last used{" "}
                <Time at={session.last_seen_at} here={here} />
                {session.address && <>, from {session.address}</>}
              </p>
            </div>
            {!session.present && (
              <ActButton
                act={endSession}
                input={{ id: session.id }}
                said="That session has ended"
                label="End"
                about={`the session of ${browser}`}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
