"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "../form/button";
import { RefusalNote } from "../form/refusal-note";
import { many } from "../format";
import { Progress } from "../parts/progress";
import { type Thing, thingOf } from "./act";
import { wordsOf } from "./act-words";
import { RunResults } from "./results";
import {
  answered,
  endWords,
  forgetRun,
  goOn,
  halt,
  type Run,
  recall,
  refusedOf,
  runStore,
  tryAgain,
  undoOf,
} from "./run";

/** What goes on with what was chosen of a list, and what became of each. Nothing when nothing was begun there. */
export function RunView({ list }: { readonly list: Thing["list"] }) {
  const run = useSyncExternalStore(runStore.subscribe, runStore.now, runStore.onServer);
  useEffect(recall, []);
  return run && thingOf(run.act).list === list && <Shown run={run} />;
}

function Shown({ run }: { readonly run: Run }) {
  const router = useRouter();
  const box = useRef<HTMLElement>(null);
  const { state, key } = run;
  const wasRunning = useRef(false);
  // The bar that was pressed is gone: whoever works by keyboard goes on here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a run
  useEffect(() => {
    if (state === "running") box.current?.focus();
  }, [key]);
  useEffect(() => {
    if (wasRunning.current && state !== "running") router.refresh();
    wasRunning.current = state === "running";
  }, [state, router]);
  return (
    <section ref={box} tabIndex={-1} aria-label="What is being done" className="bulk-run no-print">
      {state === "running" ? <Going run={run} /> : <Ended run={run} />}
    </section>
  );
}

function Going({ run }: { readonly run: Run }) {
  const done = answered(run);
  const words = `${wordsOf(run.act, run.about).doing}: ${done} of ${many(run.round.length, thingOf(run.act).one)}`;
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        <Progress words={words} done={done} of={run.round.length} />
      </div>
      <button type="button" className="btn" onClick={halt}>
        Stop here
      </button>
    </div>
  );
}

function Ended({ run }: { readonly run: Run }) {
  const refused = refusedOf(run).length;
  const open = run.round.length - answered(run);
  const undo = undoOf(run);
  const { one } = thingOf(run.act);
  const [isUndoing, setUndoing] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <p className="mr-auto font-semibold">
          {run.state === "halted"
            ? `Stopped: ${answered(run)} of ${many(run.round.length, one)} ${answered(run) === 1 ? "has" : "have"} an answer`
            : endWords(run)}
        </p>
        {run.state === "halted" && (
          <button type="button" className="btn btn-first" onClick={goOn}>
            Go on with {many(open, one)}
          </button>
        )}
        {run.state === "done" && refused > 0 && (
          <button type="button" className="btn" onClick={tryAgain}>
            Try {many(refused, "refused one")} again
          </button>
        )}
        {undo && (
          <Button
            className="btn"
            off={isUndoing}
            onClick={() => {
              setUndoing(true);
              void undo().finally(() => setUndoing(false));
            }}
          >
            Undo
          </Button>
        )}
        <button type="button" className="btn btn-bare min-h-8" onClick={forgetRun}>
          Close this
        </button>
      </div>
      <RefusalNote refusal={run.refusal} />
      <RunResults run={run} />
    </div>
  );
}
