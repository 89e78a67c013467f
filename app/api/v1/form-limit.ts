import type { Ctx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { type Refused, refuse } from "@/lib/kernel/result";
import { type Limit, strictLimit } from "@/lib/platform/limits";
import { networkOf } from "@/lib/platform/network";
import { hashSecret } from "@/lib/platform/secrets";

const hour = 3_600;

/**
 * Forms that anybody can send and that make the shop write to somebody: counted in Postgres, by network and by the
 * address that is named, before anything is looked up.
 */
const limits = {
  newsletter: { network: { max: 15, windowSeconds: hour }, email: { max: 4, windowSeconds: hour } },
  "stock-alert": { network: { max: 40, windowSeconds: hour }, email: { max: 20, windowSeconds: hour } },
  inquiry: { network: { max: 8, windowSeconds: hour }, email: { max: 5, windowSeconds: hour } },
} as const satisfies Record<string, { readonly network: Limit; readonly email: Limit }>;

/** Null when the form may be sent; else the refusal with the seconds to wait. */
export async function tooOften(
  ctx: Ctx,
  form: keyof typeof limits,
  by: { readonly address: string; readonly email: string },
): Promise<Refused<"too_many_tries", { retry_after_seconds: number }> | null> {
  const { network, email } = limits[form];
  const counted = [
    await strictLimit(ctx, `${form}:network`, networkOf(by.address), network),
    await strictLimit(ctx, `${form}:email`, hashSecret(emailKey(by.email)), email),
  ];
  for (const answer of counted)
    if (!answer.ok) return refuse("too_many_tries", { retry_after_seconds: answer.retryAfterSeconds });
  return null;
}

/** What only machines fill in, since people do not see it. They are answered as everybody, and nothing comes of it. */
export const honeypot = "website";
