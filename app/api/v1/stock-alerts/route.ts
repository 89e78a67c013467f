import { z } from "zod";
import { askForAlert } from "@/lib/alerts";
import { alertSchema } from "@/lib/alerts/contract";
import { marketCode } from "@/lib/cart/contract";
import { ok } from "@/lib/kernel/result";
import { defaultMarket, marketByCode } from "@/lib/shop";
import { anyone, route } from "@/lib/web/route";
import { tooOften } from "../form-limit";

/** Notes that somebody wants one mail when a thing is back. The answer does not tell whether they asked before. */
export const POST = route({
  name: "stock_alerts.ask",
  summary: "Be told by one mail when a thing is back in stock",
  answer: z.object({ noted: z.literal(true) }),
  refusals: ["item_not_found", "item_unavailable", "item_in_stock", "too_many_alerts", "too_many_tries"],
  access: anyone,
  limit: { max: 30, windowSeconds: 60 },
  body: alertSchema.extend({ market: marketCode.optional() }),
  async run({ ctx, caller, body }) {
    const { email } = body;
    const refused = await tooOften(ctx, "stock-alert", { address: caller.address, email });
    if (refused) return refused;
    const market = (body.market ? await marketByCode(ctx, body.market) : null) ?? (await defaultMarket(ctx));
    const asked = await askForAlert(ctx, market, body);
    return asked.ok ? ok({ noted: true as const }) : asked;
  },
  form: { done: () => "/tell-me?from=sent", back: () => "/tell-me" },
});
