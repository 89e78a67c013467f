import { expect, it } from "vitest";
import { checkAmount, checkTotal, currencyOf, decimalAmount } from "./amounts";
import { decimalsOf, smallestAmount, stepOf } from "./currencies";
import { feeDetails, paymentFee } from "./fees";

it("counts each currency as Stripe does", () => {
  expect([decimalsOf("jpy"), decimalsOf("eur"), decimalsOf("kwd"), decimalsOf("isk")]).toEqual([0, 2, 3, 2]);
  expect([stepOf("jpy"), stepOf("kwd"), stepOf("isk"), stepOf("ugx")]).toEqual([1, 10, 100, 100]);
  expect(currencyOf("EUR", "currency")).toBe("eur");
  expect(() => currencyOf("xyz", "currency")).toThrow("Invalid currency: xyz");
  expect([decimalAmount(5, "eur"), decimalAmount(1234, "jpy"), decimalAmount(-1230, "kwd")]).toEqual([
    "0.05",
    "1234",
    "-1.230",
  ]);
});

it("keeps to the documented minimum and maximum", () => {
  expect([
    smallestAmount("usd"),
    smallestAmount("gbp"),
    smallestAmount("jpy"),
    smallestAmount("huf"),
  ]).toEqual([50, 30, 50, 17_500]);
  expect(() => checkTotal(29, "gbp")).toThrow("at least £0.30 gbp");
  expect(() => checkTotal(30, "gbp")).not.toThrow();
  expect(() => checkTotal(0, "gbp")).not.toThrow();
  expect(() => checkTotal(100_000_000, "usd")).toThrow("no more than $999999.99 usd");
  expect(() => checkAmount(12_345, "kwd", "amount")).toThrow("multiples of 10");
  expect(() => checkAmount(12_340, "kwd", "amount")).not.toThrow();
  expect(() => checkAmount(550, "isk", "amount")).toThrow("decimals that are 00");
});

it("reckons a fee of 1.5 % and 25, rounded half up, never above the amount", () => {
  expect([paymentFee(10_000), paymentFee(4498), paymentFee(100), paymentFee(33), paymentFee(10)]).toEqual([
    175, 92, 27, 25, 10,
  ]);
  expect(feeDetails(0, "eur", "none")).toEqual([]);
});
