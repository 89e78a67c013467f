import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type Column, type Header, readHeader } from "./columns";
import { type FileRefusal, MAX_FILE_BYTES, MAX_ROWS } from "./contract";

/** A file that can be read more than once, from its beginning. */
export interface ImportSource {
  readonly name: string;
  /** The folder that relative picture paths start from; null when there is none. */
  readonly folder: string | null;
  open(): AsyncIterable<Uint8Array>;
}

export interface CsvRow {
  /** As a spreadsheet numbers it, the header being 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** What a first reading of a whole file tells: that it is one, how long it is, and which rows belong together. */
export interface Survey {
  readonly header: Header;
  readonly columns: number;
  readonly rows: number;
  readonly sha256: string;
  /** How many rows name each handle: a product is complete when all of them were read. */
  readonly rowsByHandle: ReadonlyMap<string, number>;
}

/** One record must not take all memory: an unclosed quote makes the rest of the file one cell. */
const MAX_RECORD = 1024 * 1024;

/** A fault of the file as a whole. */
class BadFile extends Error {
  constructor(
    readonly code: FileRefusal,
    readonly about = "",
  ) {
    super(code);
  }
}

/**
 * Reads a file once from end to end, writing nothing: whether it is UTF-8, CSV, of a bearable size and a product
 * list, so that a file that is none is refused as a whole before anything of it comes in. `detail` says what.
 */
export async function surveyFile(source: ImportSource): Promise<Result<Survey, FileRefusal, string>> {
  try {
    return ok(await survey(source));
  } catch (error) {
    if (error instanceof BadFile) return refuse(error.code, error.about);
    throw error;
  }
}

async function survey(source: ImportSource): Promise<Survey> {
  const hash = createHash("sha256");
  const rowsByHandle = new Map<string, number>();
  let header: Header | null = null;
  let columns = 0;
  let rows = 0;
  let handleAt = 0;
  for await (const { cells } of records(source, (bytes) => hash.update(bytes))) {
    if (header === null) {
      header = headerOf(cells);
      columns = cells.length;
      handleAt = header.get("handle")!;
      continue;
    }
    if (isBlank(cells)) continue;
    rows += 1;
    if (rows > MAX_ROWS) throw new BadFile("too_many_rows");
    const handle = handleKey(cells[handleAt]);
    rowsByHandle.set(handle, (rowsByHandle.get(handle) ?? 0) + 1);
  }
  if (header === null) throw new BadFile("file_empty");
  return { header, columns, rows, sha256: hash.digest("hex"), rowsByHandle };
}

/** The rows below the header. Call it on a surveyed file: what is wrong with the file as a whole throws here. */
export async function* dataRows(source: ImportSource): AsyncGenerator<CsvRow> {
  for await (const record of records(source)) if (record.row > 1 && !isBlank(record.cells)) yield record;
}

/** Reads cells by column name: undefined where the file has no such column, empty where the row is short. */
export function cellReader(header: Header): (row: CsvRow, column: Column) => string | undefined {
  return (row, column) => {
    const place = header.get(column);
    return place === undefined ? undefined : (row.cells[place] ?? "");
  };
}

/** A handle as rows are grouped by it. */
export function handleKey(cell: string | undefined): string {
  return (cell ?? "").trim().toLowerCase();
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function headerOf(cells: readonly string[]): Header {
  const read = readHeader(cells);
  if ("missing" in read) throw new BadFile("columns_missing", read.missing.join(", "));
  if ("twice" in read) throw new BadFile("column_twice", read.twice);
  return read.header;
}

async function* records(source: ImportSource, seen?: (bytes: Uint8Array) => void): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD,
  });
  const text = Readable.from(decoded(source, seen));
  text.on("error", (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    let row = 0;
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      yield { row, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new BadFile("csv_malformed", faultOf(error));
    throw error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

/** Strict UTF-8, a byte-order mark allowed; NUL, which no text column can hold, is dropped. */
async function* decoded(source: ImportSource, seen?: (bytes: Uint8Array) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let total = 0;
  try {
    for await (const bytes of source.open()) {
      total += bytes.length;
      if (total > MAX_FILE_BYTES) throw new BadFile("file_too_large");
      seen?.(bytes);
      yield decoder.decode(bytes, { stream: true }).replaceAll("\u0000", "");
    }
    yield decoder.decode();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") throw new BadFile("not_utf8");
    if (/^E[A-Z]+$/.test(code)) throw new BadFile("file_missing");
    throw error;
  }
}

function faultOf(error: CsvError): string {
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return "a quotation mark is opened and never closed";
  if (error.code === "CSV_MAX_RECORD_SIZE") return "one row is longer than a megabyte";
  return `something is wrong in line ${String(error.lines ?? "?")}`;
}
