import type { CSSProperties, ReactNode } from "react";
import { style } from "./letter-style";

interface BlockProps {
  readonly className: string;
  readonly style: CSSProperties;
  readonly children: ReactNode;
}

/** A block with space and lines of its own: a table's cell, since some readers draw neither around anything else. */
export function Block({ className, style: blockStyle, children }: BlockProps) {
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
      <tbody>
        <tr>
          <td className={className} style={blockStyle}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

export function Title({ children }: { readonly children: ReactNode }) {
  return (
    <h2 className="ink" style={style.subheading}>
      {children}
    </h2>
  );
}
