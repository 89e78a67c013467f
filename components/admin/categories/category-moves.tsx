"use client";
import { MoveButtons, moved } from "../form/move-buttons";
import { type Submit, useSubmit } from "../form/use-submit";
import { refusalWords } from "../refusal-words";
import { say } from "../shell/said";

interface MovesProps {
  readonly name: string;
  readonly parentId: string | null;
  readonly at: number;
  readonly siblings: readonly string[];
  readonly arrange: Submit<{ readonly parentId: string | null; readonly ids: string[] }>;
}

/** Moves a category among those that stand under the same one, at once. */
export function CategoryMoves({ name, parentId, at, siblings, arrange }: MovesProps) {
  const { send } = useSubmit(arrange, { onRefused: (refusal) => say(refusalWords(refusal)) });
  return (
    <MoveButtons
      name={name}
      at={at}
      of={siblings.length}
      onMove={async (step) => {
        const isMoved = await send({ parentId, ids: moved(siblings, at, step) });
        if (isMoved) say(`${name} is now ${at + 1 + step} of ${siblings.length}`);
        return isMoved;
      }}
    />
  );
}
