import { z } from "zod";
import { besidePath, sendPicture } from "@/lib/imports";
import { refuse } from "@/lib/kernel/result";
import { route, staffWith } from "@/lib/web/route";

/** Takes one missing picture of an import as the request's whole body. */
export const POST = route({
  name: "desk.import.picture",
  access: staffWith("imports.run"),
  params: z.object({ import: z.uuid() }),
  query: z.object({ path: besidePath }),
  limit: { max: 1_500, windowSeconds: 60 },
  async run({ ctx, request, params, query }) {
    if (!request.body) return refuse("picture_unreadable", {});
    return sendPicture(ctx, params.import, query.path, request.body as unknown as AsyncIterable<Uint8Array>);
  },
});
