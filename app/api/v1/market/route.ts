import { z } from "zod";
import { marketCode } from "@/lib/cart/contract";
import { ok, refuse } from "@/lib/kernel/result";
import { marketByCode } from "@/lib/shop";
import { cookieName, setCookie } from "@/lib/web/cookies";
import { anyone, route } from "@/lib/web/route";
import { cartIn } from "../cart/cart-caller";
import { samePageIn } from "./same-page";

/** Seconds a chosen country is remembered. */
const CHOICE_LIFE = 365 * 86_400;

/** Chooses country, currency and language: the cart moves there, and the same page is shown as it is there. */
export const POST = route({
  name: "market.choose",
  summary: "Choose the market: its currency, prices and language",
  answer: z.object({ market: z.string(), currency: z.string(), locale: z.string(), page: z.string() }),
  refusals: ["not_found"],
  access: anyone,
  seesCustomer: true,
  body: z.object({ market: marketCode }),
  async run({ ctx, caller, request, body, answerHeaders }) {
    const market = await marketByCode(ctx, body.market);
    if (!market) return refuse("not_found");
    await cartIn(ctx, caller, market.code);
    answerHeaders.append("set-cookie", setCookie(cookieName("market"), market.code, CHOICE_LIFE));
    const page = await samePageIn(ctx, market, request.headers.get("referer"));
    return ok({ market: market.code, currency: market.currency, locale: market.locale, page });
  },
  form: { done: ({ page }) => page, back: () => "/" },
});
