import type { LetterTotal } from "./letter";
import { style } from "./letter-style";
import { isolated } from "./typed-text";

interface TotalsProps {
  readonly rows: readonly LetterTotal[];
  readonly note: string | null;
}

/** From what the things cost to what was paid, every difference by its name. */
export function Totals({ rows, note }: TotalsProps) {
  return (
    <>
      <table cellPadding={0} cellSpacing={0} style={style.sums}>
        <tbody>
          {rows.map(({ label, amount, isTotal }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two differences may have one name
            <tr key={index}>
              <th scope="row" className="ink" style={{ ...style.sum, ...(isTotal ? style.total : {}) }}>
                {isolated(label)}
              </th>
              <td className="ink" style={{ ...style.figure, ...(isTotal ? style.total : {}) }}>
                {amount}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {note ? (
        <p className="quiet" style={{ ...style.note, margin: "2px 0 0" }}>
          {note}
        </p>
      ) : null}
    </>
  );
}
