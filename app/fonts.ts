import localFont from "next/font/local";

/**
 * A characterful serif for names and headlines, used large, tight and sparingly, and a quiet sans for everything else.
 * What every page needs of them is cut small and fetched before anything (docs/decisions: faces); letters beyond Latin
 * 1 come from the families' npm packages when a page has one.
 */
const fraunces = localFont({
  src: "./faces/fraunces-latin.woff2",
  variable: "--font-fraunces",
  weight: "400",
  // There before the first frame or not at all on this visit: a face that comes later would move every headline.
  display: "optional",
  adjustFontFallback: "Times New Roman",
});

const frauncesBeyond = localFont({
  src: "../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-ext-opsz-normal.woff2",
  variable: "--font-fraunces-beyond",
  weight: "100 900",
  display: "optional",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F" }],
});

const geist = localFont({
  src: "./faces/geist-latin.woff2",
  variable: "--font-geist",
  weight: "400 700",
  display: "swap",
});

const geistBeyond = localFont({
  src: "../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  variable: "--font-geist-beyond",
  weight: "100 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value: "U+0100-0130,U+0132-0151,U+0154-02BA,U+0400-04FF,U+1E00-1EFF,U+20B0-20BF",
    },
  ],
});

/** On the root element of every layout: puts the families within reach of the tokens. */
export const fonts = [geist, geistBeyond, fraunces, frauncesBeyond].map((face) => face.variable).join(" ");
