import type { CSSProperties } from "react";
import { letterHeight } from "./letter-height";

interface LetterProps {
  readonly html: string;
  readonly subject: string;
  /** The shop, whose pictures and nobody else's are loaded. */
  readonly shopUrl: string;
}

/** What is left of a letter's lines by its padding: of its full breadth, and of a phone's. */
const WIDE = 536;
const NARROW = 290;

/**
 * A mail as its reader sees it, in a frame that may do nothing: no script, no form, no way out, nothing loaded but the
 * shop's own pictures. What people typed into an order stands in it, so it is not trusted however it was made.
 */
export function Letter({ html, subject, shopUrl }: LetterProps) {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src ${new URL(shopUrl).origin} data:`;
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}"><base target="_blank">`;
  const heights = {
    "--wide": `${letterHeight(html, WIDE)}px`,
    "--narrow": `${letterHeight(html, NARROW)}px`,
  } as CSSProperties;
  return (
    <div className="mail-room" style={heights}>
      <iframe
        title={`The mail: ${subject}`}
        sandbox=""
        srcDoc={withHead(html, head)}
        referrerPolicy="no-referrer"
        className="mail-frame"
      />
    </div>
  );
}

/** Behind the doctype, or the letter would be drawn by the rules of another century. */
function withHead(html: string, head: string): string {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? "<!doctype html>";
  return doctype + head + html.replace(/^\s*<!doctype[^>]*>/i, "");
}
