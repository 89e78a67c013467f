import { z } from "zod";
import { altSchema, uploadPicture } from "@/lib/catalog";
import { refuse } from "@/lib/kernel/result";
import { route, staffWith } from "@/lib/web/route";

/** Takes one picture of a product as the request's whole body. */
export const POST = route({
  name: "desk.product.picture",
  access: staffWith("products.write"),
  params: z.object({ product: z.uuid() }),
  query: z.object({ alt: altSchema.default("") }),
  limit: { max: 240, windowSeconds: 60 },
  async run({ ctx, request, params, query }) {
    if (!request.body) return refuse("picture_unreadable", {});
    const body = request.body as unknown as AsyncIterable<Uint8Array>;
    return uploadPicture(ctx, params.product, { alt: query.alt, body });
  },
});
