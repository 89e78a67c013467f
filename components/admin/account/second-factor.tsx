import type { FactorsView } from "@/lib/auth/contract";
import type { Here } from "../format";
import { Time } from "../parts/time";
import type { AccountActions } from "./account-actions";
import { ActButton } from "./act-button";
import { AddFactor } from "./add-factor";
import { RenewCodes } from "./renew-codes";

interface SecondFactorProps {
  readonly factors: FactorsView;
  readonly here: Here;
  readonly actions: AccountActions;
}

/** What somebody has besides the password, and how to change it. */
export function SecondFactor({ factors, here, actions }: SecondFactorProps) {
  const { totp_since: since, passkeys, recovery_codes_left: left } = factors;
  const hasNone = since === null && passkeys.length === 0;
  return (
    <>
      {hasNone && (
        <p className="mb-4 max-w-[65ch] text-ink-2">
          With a second factor, whoever learns your password still cannot sign in. An app on your phone or a
          passkey takes two minutes.
        </p>
      )}
      <ul className="divide-y divide-line border-line border-y">
        <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
          <div>
            <p className="font-medium">Authenticator app</p>
            <p className="text-ink-3">
              {since ? (
                <>
                  In use since <Time at={since} here={here} as="full" />
                </>
              ) : (
                "Not set up"
              )}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-4">
            {since && (
              <ActButton
                act={actions.removeApp}
                input={{}}
                said="The app is removed"
                label="Remove"
                about="the app"
              />
            )}
            <AddFactor
              kind="app"
              label={since ? "Replace it" : "Set it up"}
              first={hasNone}
              actions={actions}
            />
          </div>
        </li>
        {passkeys.map((key) => (
          <li key={key.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0">
              <p className="font-medium">
                <bdi>{key.name}</bdi>
              </p>
              <p className="text-ink-3">
                Passkey, made <Time at={key.created_at} here={here} as="short" />,{" "}
                {key.last_used_at ? (
                  <>
                    last used <Time at={key.last_used_at} here={here} />
                  </>
                ) : (
                  "not used yet"
                )}
              </p>
            </div>
            <ActButton
              act={actions.removeKey}
              input={{ id: key.id }}
              said={`${key.name} is removed`}
              label="Remove"
              about={key.name}
            />
          </li>
        ))}
        <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
          <div>
            <p className="font-medium">{passkeys.length === 0 ? "Passkeys" : "Another passkey"}</p>
            <p className="text-ink-3">Kept by your device, your password manager or a security key</p>
          </div>
          <AddFactor kind="passkey" label="Add a passkey" actions={actions} />
        </li>
        {!hasNone && (
          <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div>
              <p className="font-medium">Recovery codes</p>
              <p className={left < 3 ? "text-warn" : "text-ink-3"}>
                {left === 0
                  ? "None is left: make new ones."
                  : left === 1
                    ? "One is left: make new ones soon."
                    : `${left} are left`}
              </p>
            </div>
            <RenewCodes renewCodes={actions.renewCodes} />
          </li>
        )}
      </ul>
    </>
  );
}
