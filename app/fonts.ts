import localFont from "next/font/local";

/** A characterful serif for names and headlines, used large, tight and sparingly. Both families come from npm. */
const fraunces = localFont({
  src: [
    {
      path: "../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2",
      style: "normal",
      weight: "100 900",
    },
    {
      path: "../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-opsz-italic.woff2",
      style: "italic",
      weight: "100 900",
    },
  ],
  variable: "--font-fraunces",
  // There before the first frame or not at all on this visit: a face that comes later would move every headline.
  display: "optional",
  preload: true,
  adjustFontFallback: "Times New Roman",
});

const geist = localFont({
  src: "../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  variable: "--font-geist",
  weight: "100 900",
  display: "swap",
});

/** On the root element of every layout: puts both families within reach of the tokens. */
export const fonts = `${geist.variable} ${fraunces.variable}`;
