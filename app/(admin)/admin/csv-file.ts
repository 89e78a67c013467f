import { stringify } from "csv-stringify/sync";

type Row = readonly unknown[];

/** A file that is written as it is read: a head, and page after page of rows. */
export function csvFile(name: string, head: Row, pages: AsyncGenerator<readonly Row[]>): Response {
  return new Response(streamed(lines(head, pages)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}

/** A cell that a spreadsheet would calculate is text here (OWASP, "CSV Injection"): people type what stands in it. */
const asCsv = (rows: readonly Row[]) => stringify(rows as unknown[][], { escape_formulas: true });

async function* lines(head: Row, pages: AsyncGenerator<readonly Row[]>): AsyncGenerator<string> {
  yield asCsv([head]);
  for await (const rows of pages) yield asCsv(rows);
}

function streamed(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
