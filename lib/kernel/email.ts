import { z } from "zod";
import { fieldWords } from "./field-words";

/** What identifies an address: lower case, trimmed. Providers' own rules (dots, plus) are theirs, not ours. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** An e-mail address as people type it; 254 characters at most (RFC 5321, 4.5.3.1.3). */
export const emailSchema = z
  .string()
  .trim()
  .max(254, "This e-mail address is too long.")
  .pipe(z.email(fieldWords.email));
