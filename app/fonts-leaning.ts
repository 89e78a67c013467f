import localFont from "next/font/local";

/** The serif leaning, for one word of the home page: fetched there alone. */
export const leaning = localFont({
  src: "./faces/fraunces-italic-latin.woff2",
  variable: "--font-leaning",
  style: "italic",
  weight: "400",
  display: "optional",
  adjustFontFallback: false,
});
