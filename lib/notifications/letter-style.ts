import type { CSSProperties } from "react";

/**
 * Mail readers know neither custom properties nor oklch, so the house's colours (app/tokens.css) stand here once more,
 * written inline for light and by class for dark. A reader that knows neither shows dark ink on paper; one that turns
 * colours by itself finds pairs that keep their contrast when they are turned (letter-style.test.ts).
 */
export const light = {
  paper: "#fcfaf4",
  ground: "#f5f1e9",
  ink: "#1f1915",
  quiet: "#4d4641",
  line: "#dbd7cf",
  accent: "#b03e1e",
  onAccent: "#fdfcf7",
};
export const dark: typeof light = {
  paper: "#1a1613",
  ground: "#24201c",
  ink: "#eeebe4",
  quiet: "#bebab2",
  line: "#393430",
  accent: "#e87c51",
  onAccent: "#190f0b",
};

/** Rules of the dark palette; Outlook on the web marks what it has turned, and takes ours where they name the mark. */
const darkRules = (text: string, ground: string) =>
  [
    `${ground}.paper{background-color:${dark.paper}!important}`,
    `${ground}.picture{background-color:${dark.ground}!important}`,
    `${text}.ink,${text}.ink a{color:${dark.ink}!important}`,
    `${text}.quiet,${text}.quiet a{color:${dark.quiet}!important}`,
    `${text}.line{border-color:${dark.line}!important}`,
    `${text}.link{color:${dark.accent}!important}`,
    `${ground}.button{background-color:${dark.accent}!important}`,
    `${text}.button{color:${dark.onAccent}!important}`,
  ].join("\n");

/** Two sheets, since a reader that stumbles over one drops it whole. */
export const sheets: readonly string[] = [
  `:root{color-scheme:light dark;supported-color-schemes:light dark}
a[x-apple-data-detectors]{color:inherit!important;font:inherit!important;text-decoration:none!important}
@media (max-width:480px){
.page{padding:24px 20px 40px!important}
h1{font-size:34px!important;line-height:39px!important}
.button{display:block!important;text-align:center!important}
.half{display:block!important;width:100%!important}
}
@media (prefers-color-scheme:dark){
${darkRules("", "")}
img.picture{opacity:.88}
}`,
  darkRules("[data-ogsc] ", "[data-ogsb] "),
];

/** Old-style serifs that readers' machines have, the nearest to Fraunces first; mails bring no fonts. */
const serif = "Iowan Old Style,Palatino Linotype,Palatino,P052,Book Antiqua,Georgia,serif";
/** Short, since it stands at every cell: some readers hand no font down into a table. */
const sans = "Helvetica Neue,Helvetica,Arial,sans-serif";

const base: CSSProperties = { color: light.ink, fontFamily: sans, fontSize: "16px", lineHeight: "25px" };
const small: CSSProperties = { fontFamily: sans, fontSize: "14px", lineHeight: "21px" };
const breaks: CSSProperties = { wordBreak: "break-word" };
const hairline = `1px solid ${light.line}`;

export const style = {
  body: { backgroundColor: light.paper, color: light.ink, fontFamily: sans, margin: 0, padding: 0 },
  container: { maxWidth: "600px", width: "100%" },
  page: { padding: "32px 32px 48px" },
  brand: { ...breaks, fontFamily: serif, fontSize: "21px", lineHeight: "28px", padding: "0 0 14px" },
  brandLink: { color: light.ink, textDecoration: "none" },
  about: { ...small, color: light.quiet, padding: "0 0 14px 12px", textAlign: "right", whiteSpace: "nowrap" },
  opening: { borderTop: hairline, padding: "36px 0 40px" },
  heading: {
    ...breaks,
    color: light.ink,
    fontFamily: serif,
    fontSize: "42px",
    fontWeight: 400,
    letterSpacing: "-0.02em",
    lineHeight: "46px",
    margin: "0 0 20px",
  },
  subheading: {
    ...breaks,
    color: light.ink,
    fontFamily: serif,
    fontSize: "20px",
    fontWeight: 400,
    lineHeight: "26px",
    margin: "36px 0 12px",
  },
  text: { ...base, ...breaks, margin: "0 0 16px" },
  note: { ...small, ...breaks, color: light.quiet, margin: "24px 0 0" },
  action: { margin: "24px 0 8px" },
  button: {
    backgroundColor: light.accent,
    borderRadius: "2px",
    color: light.onAccent,
    fontFamily: sans,
    fontSize: "16px",
    fontWeight: 600,
    padding: "15px 24px",
  },
  linkLine: { ...base, margin: "24px 0 0" },
  link: { color: light.accent, textDecoration: "underline" },
  steps: { borderBottom: hairline, borderCollapse: "collapse", tableLayout: "fixed", width: "100%" },
  items: { borderBottom: hairline, borderCollapse: "collapse", width: "100%" },
  when: {
    ...breaks,
    borderTop: hairline,
    color: light.ink,
    fontFamily: serif,
    fontSize: "18px",
    fontWeight: 400,
    lineHeight: "25px",
    padding: "11px 16px 11px 0",
    textAlign: "left",
    verticalAlign: "top",
    width: "42%",
  },
  what: { ...base, ...breaks, borderTop: hairline, padding: "11px 0", verticalAlign: "top" },
  frame: { borderTop: hairline, padding: "14px 16px 14px 0", verticalAlign: "top", width: "72px" },
  picture: { backgroundColor: light.ground, height: "90px", width: "72px" },
  thing: {
    ...base,
    ...breaks,
    borderTop: hairline,
    padding: "14px 12px 14px 0",
    verticalAlign: "top",
    width: "100%",
  },
  detail: { color: light.quiet, display: "block", fontSize: "14px", lineHeight: "21px" },
  amount: {
    ...base,
    borderTop: hairline,
    padding: "14px 0",
    textAlign: "right",
    verticalAlign: "top",
    whiteSpace: "nowrap",
  },
  sums: { borderCollapse: "collapse", margin: "12px 0 0", width: "100%" },
  sum: {
    ...base,
    ...breaks,
    fontWeight: 400,
    padding: "3px 12px 3px 0",
    textAlign: "left",
    verticalAlign: "top",
  },
  figure: { ...base, padding: "3px 0", textAlign: "right", verticalAlign: "top", whiteSpace: "nowrap" },
  total: { fontSize: "19px", fontWeight: 600, lineHeight: "28px", paddingTop: "9px" },
  half: { display: "inline-block", verticalAlign: "top", width: "50%" },
  factLabel: { ...small, color: light.quiet, margin: "20px 16px 4px 0" },
  factLine: { ...base, ...breaks, margin: "0 16px 0 0" },
  words: {
    ...base,
    ...breaks,
    borderLeft: `2px solid ${light.line}`,
    margin: "0 0 16px",
    padding: "2px 0 2px 16px",
  },
  wordsTurned: { borderLeft: 0, borderRight: `2px solid ${light.line}`, padding: "2px 16px 2px 0" },
  whole: { whiteSpace: "nowrap" },
  foot: { borderTop: hairline, padding: "20px 0 0" },
  footLine: { ...small, ...breaks, color: light.quiet, margin: "0 0 8px" },
} satisfies Record<string, CSSProperties>;
