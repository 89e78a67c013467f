import type { CSSProperties } from "react";
import { letterHeight } from "./letter-height";

interface LetterProps {
  readonly id: string;
  readonly html: string;
  readonly subject: string;
}

/** What is left of a letter's lines by its padding: of its full breadth, and of a phone's. */
const WIDE = 536;
const NARROW = 290;

/** An e-mail as its reader sees it, by its own door, in a frame that may do nothing: no script, no form, no way out. */
export function Letter({ id, html, subject }: LetterProps) {
  const heights = {
    "--wide": `${letterHeight(html, WIDE)}px`,
    "--narrow": `${letterHeight(html, NARROW)}px`,
  } as CSSProperties;
  return (
    <div className="mail-room" style={heights}>
      <iframe
        title={`The e-mail: ${subject}`}
        sandbox=""
        src={`/admin/messages/${id}/letter`}
        referrerPolicy="no-referrer"
        className="mail-frame"
      />
    </div>
  );
}
