"use server";
import { renderSVG } from "uqr";
import { z } from "zod";
import {
  addPasskey,
  changePassword,
  confirmationRequest,
  confirmIdentity,
  endListedSession,
  endSessionsOf,
  enrolTotp,
  type FactorAdded,
  offerPasskey,
  offerTotp,
  removePasskey,
  removeTotp,
  renewRecoveryCodes,
  staffMember,
} from "@/lib/auth";
import { addPasskeySchema, changePasswordSchema, confirmTotpSchema, proofSchema } from "@/lib/auth/contract";
import { ok } from "@/lib/kernel/result";
import { ownAction } from "@/lib/web/action";
import { clientAddress } from "@/lib/web/page";
import { keepStaffSession } from "@/lib/web/session-cookie";

const nothing = z.object({});
const always = () => true;

/** Shows again who one is; the session goes on under a new secret. */
export const confirm = ownAction({
  name: "desk.account.confirm",
  enrolling: true,
  input: proofSchema,
  async run({ ctx, person, input }) {
    const confirmed = await confirmIdentity(ctx, person, input, await clientAddress());
    if (!confirmed.ok) return confirmed;
    await keepStaffSession(confirmed.value);
    return ok({});
  },
});

/** What a passkey is asked to sign, for `confirm`. */
export const askPasskey = ownAction({
  name: "desk.account.ask_passkey",
  enrolling: true,
  input: nothing,
  run: async ({ ctx, person }) => ok({ options: await confirmationRequest(ctx, person) }),
});

/** A secret for an authenticator app, with its picture; of no use before `takeApp`. */
export const offerApp = ownAction({
  name: "desk.account.offer_app",
  enrolling: true,
  asksAgain: always,
  input: nothing,
  async run({ ctx, person }) {
    const { secret, uri, sealed } = await offerTotp(ctx, person);
    return ok({ secret, sealed, picture: renderSVG(uri, { ecc: "M", border: 2 }) });
  },
});

/** Takes the app into use with its first code. */
export const takeApp = ownAction({
  name: "desk.account.use_app",
  enrolling: true,
  asksAgain: always,
  input: confirmTotpSchema,
  async run({ ctx, person, input }) {
    const added = await enrolTotp(ctx, person, input, await clientAddress());
    return added.ok ? ok(await keep(added.value)) : added;
  },
});

/** Options with which this browser makes a passkey. */
export const offerKey = ownAction({
  name: "desk.account.offer_key",
  enrolling: true,
  asksAgain: always,
  input: nothing,
  run: async ({ ctx, person }) => ok({ options: await offerPasskey(ctx, person) }),
});

/** Takes a passkey into use. */
export const takeKey = ownAction({
  name: "desk.account.use_key",
  enrolling: true,
  asksAgain: always,
  input: addPasskeySchema,
  async run({ ctx, person, input }) {
    const added = await addPasskey(ctx, person, input);
    return added.ok ? ok(await keep(added.value)) : added;
  },
});

export const removeApp = ownAction({
  name: "desk.account.remove_app",
  asksAgain: always,
  input: nothing,
  async run({ ctx, person }) {
    const removed = await removeTotp(ctx, person);
    if (!removed.ok) return removed;
    await keepStaffSession(removed.value);
    return ok({});
  },
});

export const removeKey = ownAction({
  name: "desk.account.remove_key",
  asksAgain: always,
  input: z.object({ id: z.uuid() }),
  async run({ ctx, person, input }) {
    const removed = await removePasskey(ctx, person, input.id);
    if (!removed.ok) return removed;
    await keepStaffSession(removed.value);
    return ok({});
  },
});

/** New recovery codes; the old ones are worth nothing from here on. */
export const renewCodes = ownAction({
  name: "desk.account.renew_codes",
  asksAgain: always,
  input: nothing,
  async run({ ctx, person }) {
    const renewed = await renewRecoveryCodes(ctx, person);
    if (!renewed.ok) return renewed;
    await keepStaffSession(renewed.value.session);
    return ok({ recoveryCodes: renewed.value.recoveryCodes });
  },
});

/** The present password is in the form; a second factor is asked for besides. */
export const changeOwnPassword = ownAction({
  name: "desk.account.change_password",
  asksAgain: ({ person }) => person.hasFactor,
  input: changePasswordSchema,
  async run({ ctx, person, input }) {
    const by = { ...staffMember(person.id), sessionId: person.sessionId };
    const changed = await changePassword(ctx, by, input);
    if (!changed.ok) return changed;
    await keepStaffSession(changed.value.session);
    return ok({ ended: changed.value.endedSessions });
  },
});

export const endSession = ownAction({
  name: "desk.account.end_session",
  input: z.object({ id: z.uuid() }),
  run: ({ ctx, person, input }) => endListedSession(ctx, staffMember(person.id), input.id),
});

export const endOtherSessions = ownAction({
  name: "desk.account.end_other_sessions",
  input: nothing,
  run: async ({ ctx, person }) =>
    ok({ ended: await endSessionsOf(ctx, staffMember(person.id), person.sessionId) }),
});

async function keep({ recoveryCodes, session }: FactorAdded) {
  await keepStaffSession(session);
  return { recoveryCodes };
}
