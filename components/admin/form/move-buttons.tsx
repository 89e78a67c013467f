"use client";
import { useEffect, useRef, useState } from "react";

interface MoveProps {
  /** What is moved, for those who do not see where the buttons stand. */
  readonly name: string;
  /** Its place, from zero, and how many there are. */
  readonly at: number;
  readonly of: number;
  /** Asks for the move; false says that nothing moved. */
  readonly onMove: (step: -1 | 1) => boolean | Promise<boolean>;
}

/**
 * One place earlier or later in a list. The pressed button keeps the focus when its row has moved, and whoever presses
 * faster than rows move is not forgotten.
 */
export function MoveButtons({ name, at, of, onMove }: MoveProps) {
  const earlier = useRef<HTMLButtonElement>(null);
  const later = useRef<HTMLButtonElement>(null);
  /** Presses that wait for the one that is on its way. */
  const waiting = useRef(0);
  const [pressed, setPressed] = useState<{ readonly step: -1 | 1; readonly from: number } | null>(null);

  const fits = (step: number) => at + step >= 0 && at + step < of;
  const start = async (step: -1 | 1) => {
    setPressed({ step, from: at });
    if (await onMove(step)) return;
    waiting.current = 0;
    setPressed(null);
  };
  const press = (step: -1 | 1) => {
    if (pressed) waiting.current += step;
    else if (fits(step)) void start(step);
  };
  useEffect(() => {
    if (pressed === null || pressed.from === at) return;
    (pressed.step < 0 ? earlier : later).current?.focus();
    setPressed(null);
  }, [pressed, at]);
  useEffect(() => {
    if (pressed !== null || waiting.current === 0) return;
    const step = waiting.current < 0 ? -1 : 1;
    waiting.current -= step;
    if (fits(step)) void start(step);
    else waiting.current = 0;
  });

  return (
    <span className="inline-flex gap-1">
      <button
        ref={earlier}
        type="button"
        className="btn min-w-8 !px-2 pointer-coarse:min-w-11"
        aria-label={`Move ${name} earlier`}
        aria-disabled={at === 0}
        onClick={() => press(-1)}
      >
        <span aria-hidden>↑</span>
      </button>
      <button
        ref={later}
        type="button"
        className="btn min-w-8 !px-2 pointer-coarse:min-w-11"
        aria-label={`Move ${name} later`}
        aria-disabled={at === of - 1}
        onClick={() => press(1)}
      >
        <span aria-hidden>↓</span>
      </button>
    </span>
  );
}

/** A list with one of its members a place earlier or later. */
export function moved<T>(list: readonly T[], at: number, step: number): T[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  next.splice(at + step, 0, one!);
  return next;
}
