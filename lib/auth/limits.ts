import type { Ctx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { type Limit, type LimitAnswer, strictLimit } from "@/lib/platform/limits";
import { networkOf } from "@/lib/platform/network";
import { hashSecret } from "@/lib/platform/secrets";

const quarter = 15 * 60;
const hour = 60 * 60;
const day = 24 * hour;

/**
 * How often one may try, counted in Postgres, so that it holds with Redis gone and over all instances. Every try
 * counts, right or wrong, and counts before anything is looked up: parallel tries cannot slip through, and known and
 * unknown addresses count alike. The network comes first and the pair second, so that one noisy network is stopped
 * before it can use up the tries of somebody else's account.
 *
 * The figure of ours that ASVS 5.0 (6.1.1, 6.3.1) asks for: at most 80 guesses an hour at one account from everywhere
 * together (4.0 allowed 100), 40 of them from one network.
 */
export const authLimits = {
  "sign-in": {
    network: { max: 60, windowSeconds: quarter },
    pair: { max: 10, windowSeconds: quarter },
    account: { max: 20, windowSeconds: quarter },
  },
  "sign-up": {
    network: { max: 20, windowSeconds: hour },
    account: { max: 5, windowSeconds: hour },
  },
  "password-reset": {
    network: { max: 20, windowSeconds: hour },
    account: { max: 5, windowSeconds: hour },
  },
  /** The present password, asked again of somebody signed in: by person. */
  "password-change": { account: { max: 10, windowSeconds: quarter } },
  /**
   * A code of six digits is one of a million, three of them hold at a time: a hundred guesses a day, by somebody who
   * knows the password, hit once in nine years.
   */
  "second-factor": { account: { max: 10, windowSeconds: quarter }, day: { max: 100, windowSeconds: day } },
} as const satisfies Record<string, Limits>;

interface Limits {
  readonly network?: Limit;
  readonly pair?: Limit;
  readonly account: Limit;
  /** The account again, over a longer time. */
  readonly day?: Limit;
}

/**
 * Counts one try and says whether it may go on. `account` is an e-mail address or an id; only its hash is kept.
 */
export async function countTry(
  ctx: Ctx,
  what: keyof typeof authLimits,
  by: { readonly kind: string; readonly account: string; readonly address: string },
): Promise<LimitAnswer> {
  const limits: Limits = authLimits[what];
  const account = hashSecret(emailKey(by.account));
  const network = networkOf(by.address);
  const name = `${what}:${by.kind}`;
  const counted: [name: string, key: string, limit: Limit | undefined][] = [
    [`${name}:network`, network, limits.network],
    [`${name}:pair`, hashSecret(`${network} ${account}`), limits.pair],
    [`${name}:account`, account, limits.account],
    [`${name}:day`, account, limits.day],
  ];
  for (const [part, key, limit] of counted) {
    if (!limit) continue;
    const answer = await strictLimit(ctx, part, key, limit);
    if (!answer.ok) return answer;
  }
  return { ok: true };
}
