import { expect, test } from "vitest";
import { includedTaxWords } from "./words";

const words = (...labels: string[]) =>
  includedTaxWords(
    labels.map((label) => ({ label, amount: 734 })),
    "EUR",
    "en-IE",
  );

test("the tax in a total is said by its rate's own name", () => {
  expect(words()).toBeNull();
  expect(words("VAT 19%")).toBe("Includes VAT 19% (€7.34).");
  expect(words("Sales tax", "City tax")).toBe("Includes Sales tax (€7.34) and City tax (€7.34).");
});
