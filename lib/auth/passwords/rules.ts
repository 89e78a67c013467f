import { emailKey } from "@/lib/kernel/email";
import { type PasswordRefusal, passwordBounds } from "../contract";
import { isCommonPassword } from "./common/is-common";
import { canonical } from "./hash";

/**
 * Why a password cannot be chosen, or null. Counted in characters as people
 * count them (code points after NFC). Length alone makes it strong: no composition rules, anything may be typed
 * or pasted, nothing is cut (ASVS 5.0 6.2.1, 6.2.5, 6.2.8, 6.2.9); refused is what is guessed first: common
 * passwords (6.2.4) and the person's own address or the shop's name (6.2.11).
 */
export function passwordRefusal(
  password: string,
  about: { readonly email: string; readonly shopName: string },
): PasswordRefusal | null {
  const text = canonical(password);
  const length = [...text].length;
  if (length < passwordBounds.min) return "password_too_short";
  if (length > passwordBounds.max) return "password_too_long";
  if (isCommonPassword(text)) return "password_common";
  const local = emailKey(about.email).split("@")[0] ?? "";
  const personal = [about.email, local, about.shopName].map(squash).filter((word) => [...word].length >= 4);
  return personal.some((word) => squash(text).includes(word)) ? "password_personal" : null;
}

/** Letters and digits only, without case: "Cartwright-Goods" is "cartwrightgoods". */
function squash(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
