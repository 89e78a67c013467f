import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { apply, type Change, type Kind, type Tables } from "./rows";

const header = JSON.stringify({ journal: "cartwright stripe sandbox", version: 1 });

/**
 * The append-only file of applied changes. One line is one operation with all its changes, written with one
 * `write(2)` before the operation is answered: a killed process loses nothing that it answered, a torn last line is
 * an operation that was never answered and is dropped whole. There is no fsync: a crash of the machine itself can
 * lose the last seconds.
 */
export interface Journal {
  append(changes: readonly Change[]): void;
  /** Forgets everything that was ever written. */
  wipe(): void;
  close(): void;
}

const nowhere: Journal = { append() {}, wipe() {}, close() {} };

/**
 * Loads what the file holds into the tables, writes it back compacted, and returns the journal to append to.
 * Without a file the state lives in memory only.
 */
export function openJournal(file: string | undefined, tables: Tables): Journal {
  if (file === undefined) return nowhere;
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) {
    for (const line of completeLines(file)) {
      for (const change of changesOf(file, line)) apply(tables, change);
    }
  }
  compact(file, tables);
  return appendTo(file);
}

function appendTo(file: string): Journal {
  let descriptor: number | null = openSync(file, "a");
  let size = statSync(file).size;
  return {
    append(changes) {
      if (descriptor === null || changes.length === 0) return;
      const line = Buffer.from(`${JSON.stringify(changes)}\n`);
      try {
        const written = writeSync(descriptor, line);
        if (written < line.length)
          throw new Error(`the data file ${file} could not be written: the disk is full`);
        size += written;
      } catch (error) {
        // A piece of a line in the middle of the file would make all that follows unreadable.
        ftruncateSync(descriptor, size);
        throw error;
      }
    },
    wipe() {
      if (descriptor === null) return;
      ftruncateSync(descriptor);
      size = writeSync(descriptor, `${header}\n`);
    },
    close() {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
  };
}

/** Writes the present rows to a new file and moves it into place, so that a kill leaves the old or the new one. */
function compact(file: string, tables: Tables): void {
  const fresh = `${file}.new`;
  const descriptor = openSync(fresh, "w");
  writeSync(descriptor, `${header}\n`);
  for (const kind of Object.keys(tables) as Kind[]) {
    for (const row of tables[kind].oldestFirst()) {
      writeSync(descriptor, `${JSON.stringify([[kind, row.id, row]])}\n`);
    }
  }
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(fresh, file);
}

/** The finished lines after the header, read in pieces because a long run outgrows what one string may hold. */
function* completeLines(file: string): Generator<string> {
  const descriptor = openSync(file, "r");
  const piece = Buffer.alloc(1 << 20);
  let rest: Buffer = Buffer.alloc(0);
  let first = true;
  try {
    for (;;) {
      const read = readSync(descriptor, piece);
      if (read === 0) return;
      rest = Buffer.concat([rest, piece.subarray(0, read)]);
      let start = 0;
      for (let end = rest.indexOf(10, start); end !== -1; end = rest.indexOf(10, start)) {
        const line = rest.toString("utf8", start, end);
        start = end + 1;
        if (first) checkHeader(file, line);
        else yield line;
        first = false;
      }
      rest = rest.subarray(start);
    }
  } finally {
    closeSync(descriptor);
  }
}

function changesOf(file: string, line: string): Change[] {
  try {
    return JSON.parse(line) as Change[];
  } catch {
    throw new Error(`${file} is damaged at "${line.slice(0, 60)}"; remove it to begin anew`);
  }
}

function checkHeader(file: string, line: string): void {
  if (line !== header)
    throw new Error(`${file} is not a data file of this Stripe sandbox; name another file or remove it`);
}
