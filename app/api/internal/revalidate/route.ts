import { revalidateTag } from "next/cache";
import { z } from "zod";
import { MOST_TAGS, revalidateSecret } from "@/lib/platform/page-cache-listener";
import { machineDoor } from "../machine-door";

const staleTags = z.object({ tags: z.array(z.string().min(1).max(256)).max(MOST_TAGS) });

/**
 * Drops cached pages by tag, at once: the next reader waits for a fresh one. Asked by this process alone
 * (platform/page-cache-listener), since outside a request Next can drop nothing.
 */
export const POST = machineDoor({
  name: "internal.revalidate",
  secret: revalidateSecret,
  bodyLimit: 64 * 1024,
  async run(raw) {
    const asked = staleTags.safeParse(parsed(raw));
    if (!asked.success) return "invalid_input";
    for (const tag of asked.data.tags) revalidateTag(tag, { expire: 0 });
    return { dropped: asked.data.tags.length };
  },
});

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}
