import type { CSSProperties } from "react";

/**
 * Mail readers know neither custom properties nor oklch, so the house's colours (app/tokens.css) stand here once more,
 * written inline for light and by class for dark. A reader that knows neither shows dark ink on paper.
 */
const light = {
  paper: "#fcfaf4",
  ink: "#1f1915",
  quiet: "#4d4641",
  line: "#dbd7cf",
  accent: "#b03e1e",
  onAccent: "#fdfcf7",
};

export const darkCss = `
@media (prefers-color-scheme: dark) {
  .paper, .paper td { background-color: #1a1613 !important; }
  .ink { color: #efebe4 !important; }
  .quiet { color: #c0bab1 !important; }
  .line { border-color: #3a3530 !important; }
  .link { color: #f08a5f !important; }
  .button { background-color: #f08a5f !important; color: #180d08 !important; }
}`;

const sans = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const serif = "Georgia, 'Times New Roman', serif";
const text: CSSProperties = { color: light.ink, fontSize: "16px", lineHeight: "24px", margin: "0 0 16px" };

export const style = {
  body: { backgroundColor: light.paper, color: light.ink, fontFamily: sans, margin: 0, padding: 0 },
  page: { margin: "0 auto", maxWidth: "560px", padding: "32px 20px 48px" },
  brand: { ...text, fontFamily: serif, fontSize: "18px", margin: "0 0 32px" },
  heading: {
    color: light.ink,
    fontFamily: serif,
    fontSize: "30px",
    fontWeight: 400,
    lineHeight: "36px",
    margin: "0 0 20px",
  },
  subheading: { ...text, fontSize: "14px", fontWeight: 600, lineHeight: "20px", margin: "20px 0 8px" },
  text,
  note: { ...text, color: light.quiet, fontSize: "14px", lineHeight: "20px" },
  action: { margin: "24px 0" },
  fact: { margin: "0 0 20px" },
  button: {
    backgroundColor: light.accent,
    borderRadius: "2px",
    color: light.onAccent,
    display: "inline-block",
    fontSize: "16px",
    fontWeight: 600,
    padding: "14px 22px",
    textDecoration: "none",
  },
  link: { color: light.accent, textDecoration: "underline" },
  row: { borderTop: `1px solid ${light.line}`, color: light.ink, fontSize: "15px", lineHeight: "22px" },
  cell: { padding: "10px 12px 10px 0", verticalAlign: "top" },
  figure: { padding: "10px 0", textAlign: "right", verticalAlign: "top", whiteSpace: "nowrap" },
  sumCell: { padding: "4px 12px 4px 0", verticalAlign: "top" },
  sumFigure: { padding: "4px 0", textAlign: "right", verticalAlign: "top", whiteSpace: "nowrap" },
  total: { fontWeight: 700 },
  detail: { color: light.quiet, display: "block", fontSize: "14px" },
  rule: { borderColor: light.line, margin: "32px 0 20px" },
} satisfies Record<string, CSSProperties>;
