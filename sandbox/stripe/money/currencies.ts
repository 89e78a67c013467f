/** https://docs.stripe.com/currencies#zero-decimal: the amount is the number of units. */
const zeroDecimal = new Set([
  "bif",
  "clp",
  "djf",
  "gnf",
  "jpy",
  "kmf",
  "krw",
  "mga",
  "pyg",
  "rwf",
  "vnd",
  "vuv",
  "xaf",
  "xof",
  "xpf",
]);

/** https://docs.stripe.com/currencies#three-decimal: thousandths, whose last digit must be 0. */
const threeDecimal = new Set(["bhd", "jod", "kwd", "omr", "tnd"]);

/** https://docs.stripe.com/currencies#special-cases: written with two decimals that must be 00. */
const twoDecimalWithoutFraction = new Set(["isk", "ugx"]);

const twoDecimal = new Set(
  (
    "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc " +
    "cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd kes kgs " +
    "khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab " +
    "pen pgk php pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs " +
    "uah ugx usd uyu uzs wst xcd yer zar zmw"
  ).split(" "),
);

/** Minimum charge in minor units: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. */
const minimum: Readonly<Record<string, number>> = {
  usd: 50,
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
};

/** Eight digits, as the API reference says of every `amount`. */
export const largestAmount = 99_999_999;

export function isCurrency(code: string): boolean {
  return twoDecimal.has(code) || zeroDecimal.has(code) || threeDecimal.has(code);
}

/** The number of decimals of the minor unit in which Stripe counts this currency. */
export function decimalsOf(code: string): 0 | 2 | 3 {
  if (zeroDecimal.has(code)) return 0;
  return threeDecimal.has(code) ? 3 : 2;
}

/** What an amount must be a multiple of. */
export function stepOf(code: string): 1 | 10 | 100 {
  if (twoDecimalWithoutFraction.has(code)) return 100;
  return threeDecimal.has(code) ? 10 : 1;
}

/**
 * The smallest total that can be charged. Stripe names no minimum for the other currencies (it converts its
 * minimum of the settlement currency, and the sandbox has no rates): there it is one step.
 */
export function smallestAmount(code: string): number {
  return minimum[code] ?? stepOf(code);
}
