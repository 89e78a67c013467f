import { pendingCookieName, pendingPasskeyRequest } from "@/lib/auth";
import { ok, refuse } from "@/lib/kernel/result";
import { readCookie } from "@/lib/web/cookies";
import { anyone, route } from "@/lib/web/route";

/** What the browser of a sign-in that waits asks a passkey to sign. */
export const POST = route({
  name: "desk.sign_in_passkey",
  access: anyone,
  limit: { max: 30, windowSeconds: 60 },
  async run({ ctx, request }) {
    const secret = readCookie(request.headers.get("cookie"), pendingCookieName()) ?? "";
    const options = await pendingPasskeyRequest(ctx, secret);
    return options ? ok({ options }) : refuse("sign_in_again");
  },
});
