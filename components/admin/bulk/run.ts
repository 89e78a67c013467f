import { newKey, post, silence } from "../form/post";
import { type Refusal, refusalWords } from "../refusal-words";
import type { ChosenRow } from "../rows/chooser";
import { say, type Undo } from "../shell/said";
import { type Act, type Done, thingOf } from "./act";
import { wordsOf } from "./act-words";

/** Rows a call: few, so that the bar moves and a page that is closed loses the sight of few answers. */
const BATCH = 10;
const STORED = "desk-bulk";

/** One act over the rows that were chosen, and what became of each. It goes on while its reader looks at other pages. */
export interface Run {
  readonly act: Act;
  /** Of the act, as its words need it: a collection's title, a percentage. */
  readonly about: string;
  readonly rows: readonly ChosenRow[];
  /** Of them, those that are sent in this round: all at first, later those that are tried again. */
  readonly round: readonly ChosenRow[];
  readonly results: Readonly<Record<string, Done>>;
  /** `halted`: by its reader, by the page having been closed, or because the desk refused to go on. */
  readonly state: "running" | "halted" | "done";
  readonly refusal: Refusal | null;
  /** Every batch has a key of its own, so that sending one again does nothing twice. */
  readonly key: string;
}

let run: Run | null = null;
let isLooping = false;
const listeners = new Set<() => void>();

/** Whoever closes the window in the middle is asked by the browser, whichever page they look at. */
const hold = (event: BeforeUnloadEvent) => event.preventDefault();

function set(next: Run | null): void {
  run = next;
  if (next?.state === "running") window.addEventListener("beforeunload", hold);
  else window.removeEventListener("beforeunload", hold);
  try {
    if (next) sessionStorage.setItem(STORED, JSON.stringify(next));
    else sessionStorage.removeItem(STORED);
  } catch {
    // A full or forbidden store: the run is known to this page alone then.
  }
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export const runStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now: (): Run | null => run,
  onServer: (): Run | null => null,
};

/** What this browser's tab left in the middle, by a reload or by another page: it is halted, and can be gone on with. */
export function recall(): void {
  if (run) return;
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORED) ?? "null") as Run | null;
    if (kept) set(kept.state === "running" ? { ...kept, state: "halted" } : kept);
  } catch {
    sessionStorage.removeItem(STORED);
  }
}

/** How many of the round have an answer. */
export const answered = (of: Run): number => of.round.filter(({ id }) => of.results[id]).length;
export const refusedOf = (of: Run): readonly ChosenRow[] =>
  of.rows.filter(({ id }) => of.results[id]?.ok === false);
const changedOf = (of: Run): readonly ChosenRow[] =>
  of.rows.flatMap((row) => {
    const done = of.results[row.id];
    return done?.ok && "changed" in done && done.changed ? [{ ...row, version: done.version }] : [];
  });

/** Begins an act over rows. A run that is going on is not disturbed: false. */
export function begin(act: Act, about: string, rows: readonly ChosenRow[]): boolean {
  if (run?.state === "running") return false;
  set({ act, about, rows, round: rows, results: {}, state: "running", refusal: null, key: newKey() });
  void loop();
  return true;
}

/** Ends after the batch that is under way; what was done stays done. */
export function halt(): void {
  if (run?.state === "running") set({ ...run, state: "halted" });
}

/** Sends what has no answer yet. */
export function goOn(): void {
  if (run?.state !== "halted") return;
  set({ ...run, state: "running", refusal: null });
  void loop();
}

/** Tries those again that were refused, as they are now. */
export function tryAgain(): void {
  if (!run || run.state === "running") return;
  const round = refusedOf(run).map((row) => {
    const done = run?.results[row.id];
    return { ...row, version: (done && !done.ok && "version" in done ? done.version : null) ?? row.version };
  });
  const again = new Set(round.map(({ id }) => id));
  const results = Object.fromEntries(Object.entries(run.results).filter(([id]) => !again.has(id)));
  set({ ...run, round, results, state: "running", refusal: null, key: newKey() });
  void loop();
}

export function forgetRun(): void {
  if (run?.state !== "running") set(null);
}

/** What takes back what was changed; null where nothing was, or where the act was itself taking something back. */
export function undoOf({ act, about, ...of }: Run): Undo | null {
  const changed = changedOf({ act, about, ...of });
  if (changed.length === 0 || act.kind === "resend" || act.kind === "undo" || act.kind === "uncollect")
    return null;
  const inverse: Act =
    act.kind === "collect" ? { kind: "uncollect", collectionId: act.collectionId } : { kind: "undo" };
  return () =>
    new Promise((answer) => {
      if (!begin(inverse, about, changed)) {
        answer("Something else is under way. Wait for its end.");
        return;
      }
      const stop = runStore.subscribe(() => {
        if (run?.state === "running") return;
        stop();
        answer(run ? endWords(run) : "Nothing was taken back.");
      });
    });
}

/** How it ended, in a sentence. */
export function endWords(of: Run): string {
  const refused = refusedOf(of).length;
  const done = of.rows.length - refused;
  const words = done > 0 ? wordsOf(of.act, of.about).done(done) : "Nothing was changed";
  return refused > 0 ? `${words}; ${refused} refused` : words;
}

async function loop(): Promise<void> {
  if (isLooping) return;
  isLooping = true;
  while (run?.state === "running") {
    const { round, results, act, key } = run;
    const at = round.findIndex(({ id }) => !results[id]);
    if (at === -1) {
      set({ ...run, state: "done" });
      say(endWords(run), undoOf(run));
      break;
    }
    // Batches begin where they began before, so that the same key carries the same rows.
    const first = at - (at % BATCH);
    const batch = round.slice(first, first + BATCH);
    const { door, body } = thingOf(act);
    const answer = await patient(() =>
      post<{ results: readonly Done[] }>(door, body(act, batch), `${key}.${first}`),
    );
    if (!run) break;
    if (answer.ok) {
      const fresh = Object.fromEntries(answer.value.results.map((done) => [done.id, done]));
      set({ ...run, results: { ...run.results, ...fresh } });
    } else {
      set({ ...run, state: "halted", refusal: answer });
      say(`${wordsOf(act, run.about).doing} has stopped. ${refusalWords(answer)}`);
    }
  }
  isLooping = false;
}

/** Asks again when no answer came, or when the desk wants a rest: three times in all. */
async function patient<T>(ask: () => Promise<T | Refusal>): Promise<T | Refusal> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    const code = (answer as Partial<Refusal>).code;
    const isWorthIt =
      code === silence.code || code === "too_many_requests" || code === "idempotency_in_flight";
    if (!isWorthIt || tries >= 3) return answer;
    const wanted = Number((answer as Refusal).detail.retry_after_seconds);
    const seconds = Number.isFinite(wanted) ? Math.min(Math.max(wanted, 1), 20) : tries;
    await new Promise((done) => window.setTimeout(done, seconds * 1_000));
  }
}
