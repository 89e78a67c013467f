/**
 * What this device remembers for its reader, and only if they said so: lists of ids and words in the browser's own
 * storage. It is the only storage here that the shop could do without (docs/decisions: what is kept on a device).
 */
export type MemoryChoice = "yes" | "no";
export type MemoryList = "viewed" | "searched";

/** One key for all of it, so that one line deletes it. */
const KEY = "cartwright-memory";
/** The most entries of a list. */
const MOST = 12;

interface Memory {
  readonly choice: MemoryChoice;
  readonly lists: Readonly<Partial<Record<MemoryList, readonly string[]>>>;
}

const listeners = new Set<() => void>();

/** Tells islands that the choice or a list changed. Returns how to stop. */
export function onMemory(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the reader said; null until they have said something. */
export function memoryChoice(): MemoryChoice | null {
  return read()?.choice ?? null;
}

/** "No" deletes every list, and keeps nothing but the word itself, so that nobody is asked again. */
export function chooseMemory(choice: MemoryChoice): void {
  write({ choice, lists: choice === "yes" ? (read()?.lists ?? {}) : {} });
}

/** The entries of a list, newest first; none without the reader's yes. */
export function recall(list: MemoryList): readonly string[] {
  const memory = read();
  return memory?.choice === "yes" ? (memory.lists[list] ?? []) : [];
}

/** Puts an entry first in its list. Does nothing without the reader's yes. */
export function remember(list: MemoryList, entry: string): void {
  const memory = read();
  if (memory?.choice !== "yes") return;
  const others = (memory.lists[list] ?? []).filter((other) => other !== entry);
  write({ ...memory, lists: { ...memory.lists, [list]: [entry, ...others].slice(0, MOST) } });
}

/** Empties a list, or all of them; the yes stands. */
export function forget(list?: MemoryList): void {
  const memory = read();
  if (!memory) return;
  write({ ...memory, lists: list ? { ...memory.lists, [list]: [] } : {} });
}

/** Storage may be switched off or hold somebody else's idea of it: then nothing is remembered. */
function read(): Memory | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return isMemory(kept) ? kept : null;
  } catch {
    return null;
  }
}

function write(memory: Memory): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // Nothing is remembered then.
  }
  for (const listener of listeners) listener();
}

function isMemory(kept: unknown): kept is Memory {
  if (typeof kept !== "object" || kept === null) return false;
  const { choice, lists } = kept as Partial<Memory>;
  if ((choice !== "yes" && choice !== "no") || typeof lists !== "object" || lists === null) return false;
  return Object.values(lists).every(
    (list) => Array.isArray(list) && list.every((entry) => typeof entry === "string"),
  );
}
