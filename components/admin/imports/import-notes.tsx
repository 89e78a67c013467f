import type { RowNote } from "@/lib/imports/contract";
import { Status } from "../parts/status";

const outcomes = {
  refused: { word: "Refused", tone: "bad" },
  warning: { word: "Warning", tone: "wait" },
} as const;

/** What is wrong in which row and column, rows numbered as a spreadsheet does. */
export function ImportNotesTable({ notes }: { readonly notes: readonly RowNote[] }) {
  return (
    <table className="ledger">
      <caption className="sr-only">Rows worth reading</caption>
      <thead>
        <tr>
          <th scope="col" className="figure">
            Row
          </th>
          <th scope="col" className="max-sm:hidden">
            Column
          </th>
          <th scope="col">What</th>
          <th scope="col" className="max-sm:hidden">
            Outcome
          </th>
        </tr>
      </thead>
      <tbody>
        {notes.map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two notes of a row may be alike, and the list never changes
          <tr key={`${note.row}-${index}`}>
            <th scope="row" className="figure font-medium">
              {note.row}
            </th>
            <td className="text-ink-2 max-sm:hidden">{note.field ?? "the row"}</td>
            <td>
              <span className="block sm:hidden">
                <Status of={outcomes[note.outcome]} />
                {note.field && <span className="text-ink-3"> · {note.field}</span>}
              </span>
              {note.detail}
              {note.handle && <span className="block text-ink-3">{note.handle}</span>}
            </td>
            <td className="max-sm:hidden">
              <Status of={outcomes[note.outcome]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
