import { postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";

/** A country's letters before the code, as labels of older days have them: D-10969, A 1010. */
const countrySign = /^[A-Z]{1,2}[- ](?=\d)/;

/**
 * Whether a postal code has the shape of its country's; true where nobody has written down what that is. Upper and lower
 * case are the same. `country` is ISO 3166-1 alpha-2.
 */
export function isPostalCodeOf(country: string, code: string): boolean {
  if (!postcodeValidatorExistsForCountry(country)) return true;
  const typed = code.toUpperCase();
  return [typed, typed.replace(countrySign, "")].some((each) => postcodeValidator(each, country));
}
