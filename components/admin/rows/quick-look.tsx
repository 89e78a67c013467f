"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { Drawer } from "../form/drawer";
import { Key } from "../parts/key";

interface LookRow {
  readonly id: string;
  readonly name: string;
}

const Look = createContext<((id: string) => void) | null>(null);

/** Shows a row's essentials beside the list. Space does it for the row that has the focus. */
export function LookButton({ id, name }: LookRow) {
  const look = useContext(Look);
  if (!look) return null;
  return (
    <button
      type="button"
      className="btn btn-bare"
      onClick={() => look(id)}
      aria-haspopup="dialog"
      aria-label={`Look at ${name}`}
      data-row-key=" "
      data-row-key-name="Look at the row without leaving the list"
    >
      Look
    </button>
  );
}

interface LooksProps<V> {
  readonly rows: readonly LookRow[];
  /** Where the essentials of a row are read, as JSON. */
  readonly source: (id: string) => string;
  /** The row's whole page. */
  readonly page: (id: string) => string;
  readonly view: (value: V) => ReactNode;
  readonly children: ReactNode;
}

/** Around a list: the panel in which one row after the other can be looked at, with J and K, and left with Space. */
export function QuickLooks<V>({ rows, source, page, view, children }: LooksProps<V>) {
  const [id, setId] = useState<string | null>(null);
  const router = useRouter();
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  const { answer, again } = useLook<V>(row ? source(row.id) : null);
  const go = (step: number) => setId(rows[at + step]?.id ?? id);
  return (
    <Look value={setId}>
      {children}
      <Drawer
        title={row?.name ?? ""}
        isOpen={row !== undefined}
        onClosed={() => {
          // Back to the row that was looked at last, not to the one it began with.
          if (row) document.querySelector<HTMLElement>(`.row-link[href="${page(row.id)}"]`)?.focus();
          setId(null);
        }}
        foot={
          <div className="flex flex-wrap items-center gap-2">
            {row && (
              <Link href={page(row.id)} prefetch={false} className="btn btn-first" data-first="">
                Open the whole page
                <Key of="↵" />
              </Link>
            )}
            <div className="ml-auto flex gap-2 max-sm:ml-0 max-sm:w-full">
              <button type="button" className="btn" disabled={at <= 0} onClick={() => go(-1)}>
                Previous
                <Key of="K" />
              </button>
              <button type="button" className="btn" disabled={at >= rows.length - 1} onClick={() => go(1)}>
                Next
                <Key of="J" />
              </button>
            </div>
          </div>
        }
      >
        {({ close }) => (
          <LookKeys go={go} close={close} open={() => row && router.push(page(row.id))}>
            <div aria-live="polite" aria-busy={answer === null}>
              {answer === null ? <Waiting /> : answer === "failed" ? <Failed again={again} /> : view(answer)}
            </div>
          </LookKeys>
        )}
      </Drawer>
    </Look>
  );
}

/** Keys while the panel is open: the page's own are silent then. */
function LookKeys({
  go,
  close,
  open,
  children,
}: {
  readonly go: (step: number) => void;
  readonly close: () => void;
  readonly open: () => void;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      const isOnControl = event.target instanceof Element && event.target.closest("button, summary, input");
      const acts: Readonly<Record<string, () => void>> = {
        j: () => go(1),
        k: () => go(-1),
        ...(isOnControl ? {} : { " ": close, Enter: open }),
      };
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });
  return children;
}

/** What is at an address; null while it is not there. */
function useLook<V>(address: string | null): {
  readonly answer: V | "failed" | null;
  readonly again: () => void;
} {
  const [found, setFound] = useState<{ readonly of: string; readonly answer: V | "failed" } | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    if (!address) return;
    const stop = new AbortController();
    const read = async () => {
      const response = await fetch(address, { signal: stop.signal });
      return response.ok ? ((await response.json()) as V) : "failed";
    };
    void read()
      .catch(() => "failed" as const)
      .then((answer) => {
        if (!stop.signal.aborted) setFound({ of: address, answer });
      });
    return () => stop.abort();
  }, [address, tries]);
  return {
    answer: found && found.of === address ? found.answer : null,
    again: () => {
      setFound(null);
      setTries(tries + 1);
    },
  };
}

function Waiting() {
  return (
    <div className="flex flex-col gap-3">
      <span className="sr-only">Reading…</span>
      {["w-1/2", "w-3/4", "w-2/3", "w-full", "w-full"].map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines that stand for nothing
        <span key={at} aria-hidden className={`block h-4 rounded-sm bg-paper-3 ${width}`} />
      ))}
    </div>
  );
}

function Failed({ again }: { readonly again: () => void }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <p>This could not be read at the moment.</p>
      <button type="button" className="btn" onClick={again}>
        Read it again
      </button>
    </div>
  );
}
