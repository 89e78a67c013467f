"use client";
import { MoveButtons, moved } from "../form/move-buttons";
import { type Submit, useSubmit } from "../form/use-submit";
import { refusalWords } from "../refusal-words";
import { say } from "../shell/said";

interface MovesProps {
  readonly name: string;
  readonly at: number;
  readonly ids: readonly string[];
  readonly order: Submit<{ readonly ids: string[] }>;
}

/** Moves a collection among all, at once. */
export function CollectionMoves({ name, at, ids, order }: MovesProps) {
  const { send } = useSubmit(order, { onRefused: (refusal) => say(refusalWords(refusal)) });
  return (
    <MoveButtons
      name={name}
      at={at}
      of={ids.length}
      onMove={async (step) => {
        const isMoved = await send({ ids: moved(ids, at, step) });
        if (isMoved) say(`${name} is now ${at + 1 + step} of ${ids.length}`);
        return isMoved;
      }}
    />
  );
}
