import { type Answer, refusalWords } from "../refusal-words";
import type { Undo } from "../shell/said";
import { newKey, silence } from "./post";

/** What a reverse act refuses with, in words: always that nothing was taken back. */
const refused: Readonly<Record<string, string>> = {
  changed_meanwhile: "Somebody has changed it since: nothing was taken back.",
};

/**
 * Takes something back by its reverse act, under one key however often it is asked for. `done` says what is so then,
 * `more` what this act may be refused with besides.
 */
export function takeBack(
  done: string,
  reverse: (key: string) => Promise<Answer<unknown>>,
  more: Readonly<Record<string, string>> = {},
): Undo {
  const key = newKey();
  return async () => {
    const answer = await reverse(key).catch(() => silence);
    if (answer.ok) return done;
    return more[answer.code] ?? refused[answer.code] ?? refusalWords(answer);
  };
}
