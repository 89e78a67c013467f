import { z } from "zod";
import { finishSignIn, pendingCookieName, sessionSetCookie, setCookieOf, visitOf } from "@/lib/auth";
import { proofSchema } from "@/lib/auth/contract";
import { ok } from "@/lib/kernel/result";
import { readCookie } from "@/lib/web/cookies";
import { anyone, route } from "@/lib/web/route";
import { deskPath } from "../desk-path";

const body = proofSchema
  .pick({ code: true, passkey: true })
  .extend({ next: z.string().max(2_000).optional() });

/** The second step of signing in: a code, by a form that needs no script, or a passkey's answer. */
export const POST = route({
  name: "desk.sign_in_factor",
  access: anyone,
  body,
  limit: { max: 30, windowSeconds: 60 },
  async run({ ctx, request, caller, body: { next, ...proof }, answerHeaders }) {
    const secret = readCookie(request.headers.get("cookie"), pendingCookieName()) ?? "";
    const visit = visitOf("staff", request.headers, caller.address);
    const finished = await finishSignIn(ctx, secret, proof, visit);
    if (!finished.ok) return finished;
    answerHeaders.append("set-cookie", sessionSetCookie("staff", finished.value, ctx.clock.now()));
    answerHeaders.append("set-cookie", setCookieOf(pendingCookieName(), "", 0));
    return ok({ next: deskPath(next) });
  },
  form: { done: (value) => value.next, back: () => "/admin/sign-in/check" },
});
