import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Arrival, type Letter, openLetter } from "./letter";

/** How many letters are kept: the oldest go first. */
export const MOST_LETTERS = 500;

/** The letters of this mailbox, newest first. */
export interface Box {
  add(arrival: Arrival): Promise<Letter>;
  list(filter?: { readonly to?: string; readonly subject?: string }): Letter[];
  find(id: string): Letter | null;
  clear(): void;
}

/** Opens a mailbox; with a file it remembers its letters (one arrival a line) over a restart. */
export async function openBox(file?: string): Promise<Box> {
  let letters: Letter[] = [];
  let next = 1;

  async function take(arrival: Arrival): Promise<Letter> {
    const opened = await openLetter(arrival);
    const known = letters.find(
      (letter) => letter.messageId !== null && letter.messageId === opened.messageId,
    );
    if (known) {
      // The newest content is shown: a second delivery may carry a newer one-time link.
      const again = { ...opened, id: known.id, times: known.times + 1 };
      letters = letters.map((letter) => (letter === known ? again : letter));
      return again;
    }
    const letter = { ...opened, id: String(next) };
    next += 1;
    letters = [letter, ...letters].slice(0, MOST_LETTERS);
    return letter;
  }

  if (file) await restore(file, take);
  return {
    async add(arrival) {
      if (file) appendFileSync(file, `${JSON.stringify(arrival)}\n`);
      return take(arrival);
    },
    list({ to, subject } = {}) {
      return letters.filter(
        (letter) =>
          (to === undefined || letter.to.some((address) => address.toLowerCase() === to.toLowerCase())) &&
          (subject === undefined || letter.subject.toLowerCase().includes(subject.toLowerCase())),
      );
    },
    find: (id) => letters.find((letter) => letter.id === id) ?? null,
    clear() {
      letters = [];
      if (file) writeFileSync(file, "");
    },
  };
}

/** Reads the file's last arrivals and writes it back without the rest; a torn last line is dropped. */
async function restore(file: string, take: (arrival: Arrival) => Promise<Letter>): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) return;
  const arrivals = readFileSync(file, "utf8").split("\n").flatMap(parsed).slice(-MOST_LETTERS);
  for (const arrival of arrivals) await take(arrival);
  writeFileSync(file, arrivals.map((arrival) => `${JSON.stringify(arrival)}\n`).join(""));
}

function parsed(line: string): Arrival[] {
  try {
    return line === "" ? [] : [JSON.parse(line) as Arrival];
  } catch {
    return [];
  }
}
