import localFont from "next/font/local";

/** The serif for the page of addresses that nothing has, whose head names no faces: there it may come late. */
export const late = localFont({
  src: "./faces/fraunces-latin.woff2",
  variable: "--font-late",
  weight: "400",
  display: "swap",
  adjustFontFallback: "Times New Roman",
});
