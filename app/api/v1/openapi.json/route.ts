import { ok } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { openApiDocument } from "../docs/document";

/** The API's description for machines. */
export const GET = route({
  name: "openapi",
  access: anyone,
  cacheControl: "public, max-age=300",
  run: async () => ok(openApiDocument()),
});
