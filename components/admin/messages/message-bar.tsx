"use client";
import { useSyncExternalStore } from "react";
import { begin, runStore } from "../bulk/run";
import { Button } from "../form/button";
import { Panel } from "../form/panel";
import { many } from "../format";
import { ChosenBar, useChosen } from "../rows/chooser";

/** What can be done with the messages that are chosen: those that never left are sent again. */
export function MessageBar() {
  const { chosen, set } = useChosen();
  const run = useSyncExternalStore(runStore.subscribe, runStore.now, runStore.onServer);
  const words = many(chosen.length, "e-mail");
  return (
    <ChosenBar one="e-mail">
      <Panel label="Send again" title={`Send ${words} again`}>
        {(close) => (
          <div className="flex flex-col gap-4">
            <p className="text-base">
              Each goes to whom it was for, as it was written. A link in it is made anew, and the earlier one
              stops working.
            </p>
            <Button
              className="btn btn-first self-start"
              off={run?.state === "running"}
              onClick={() => {
                close();
                if (begin({ kind: "resend" }, "", chosen)) set([]);
              }}
              data-first=""
            >
              Send {words}
            </Button>
          </div>
        )}
      </Panel>
    </ChosenBar>
  );
}
