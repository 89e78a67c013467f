import "server-only";
import { type FieldProblems, invalid } from "@/components/checkout/field-problems";
import { sayRefusal } from "@/components/words";
import { flash } from "@/lib/web/page";

/** What a plain form was told by its door, in the terms of its page. */
export interface FormTold {
  /** Above the form; null when the fields say it all, or nothing went wrong. */
  readonly title: string | null;
  readonly problems: FieldProblems;
  readonly text: (name: string) => string;
}

/** Refusals that are about one field: said beside it. */
const fields: Readonly<Record<string, string>> = { present_password_wrong: "present_password" };

/**
 * `newPassword` names the field of a password that was just chosen, for the refusals that are about it.
 */
export async function formTold(here: string, newPassword = "password"): Promise<FormTold> {
  const told = await flash(here);
  if (!told) return { title: null, problems: {}, text: () => "" };
  const about = fields[told.code] ?? (/^password_(too|common|personal)/.test(told.code) ? newPassword : null);
  const missing = Array.isArray(told.detail.missing) ? (told.detail.missing as string[]) : [];
  const problems: FieldProblems = {
    ...invalid(told.detail),
    ...Object.fromEntries(missing.map((name) => [name, sayRefusal("address_incomplete")])),
    ...(about ? { [about]: sayRefusal(told.code, told.detail) } : {}),
  };
  const text = (name: string) => {
    const value = told.values[name];
    return typeof value === "string" ? value : "";
  };
  // An address that lacks something says so beside its fields; above them the plainest word is enough.
  const title = missing.length > 0 ? sayRefusal("invalid_input") : sayRefusal(told.code, told.detail);
  return { title, problems, text };
}
