import { refuse } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";

/** Whatever no door of the API answers to: a problem, and not the page that people are shown. */
const nothing = route({ name: "api.nothing", access: anyone, run: async () => refuse("not_found") });

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
