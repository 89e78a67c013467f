"use server";
import { z } from "zod";
import * as auth from "@/lib/auth";
import { inviteStaffSchema } from "@/lib/auth/contract";
import { staffAction } from "@/lib/web/action";

const somebody = z.object({ id: z.string().max(40) });
/** Whoever gives rights shows again who they are; taking them away is never slowed down. */
const always = () => true;

/** Puts somebody on the list and e-mails them a link. */
export const invite = staffAction({
  name: "desk.staff.invite",
  permission: "staff.manage",
  asksAgain: always,
  input: inviteStaffSchema,
  run: ({ ctx, input }) => auth.inviteStaff(ctx, input),
});

/** A new link for somebody who has not come yet. */
export const inviteAgain = staffAction({
  name: "desk.staff.invite_again",
  permission: "staff.manage",
  input: somebody,
  limit: { max: 20, windowSeconds: 60 },
  run: ({ ctx, input }) => auth.inviteAgain(ctx, input.id),
});

/** Another role, from their next request on. */
export const changeRole = staffAction({
  name: "desk.staff.change_role",
  permission: "staff.manage",
  asksAgain: always,
  input: somebody.extend({ role: z.enum(auth.staffRoles) }),
  run: ({ ctx, input }) => auth.changeRole(ctx, input.id, input.role),
});

/** Shuts somebody out, now. */
export const disable = staffAction({
  name: "desk.staff.disable",
  permission: "staff.manage",
  input: somebody,
  run: ({ ctx, input }) => auth.disableStaff(ctx, input.id),
});

/** Lets somebody in again. */
export const enable = staffAction({
  name: "desk.staff.enable",
  permission: "staff.manage",
  asksAgain: always,
  input: somebody,
  run: ({ ctx, input }) => auth.enableStaff(ctx, input.id),
});

/** Signs somebody out everywhere. */
export const endSessions = staffAction({
  name: "desk.staff.end_sessions",
  permission: "staff.manage",
  input: somebody,
  run: ({ ctx, input }) => auth.endStaffSessions(ctx, input.id),
});

/** Takes a colleague's second factor away, who has lost it. */
export const resetFactor = staffAction({
  name: "desk.staff.reset_second_factor",
  permission: "staff.manage",
  asksAgain: always,
  input: somebody,
  run: ({ ctx, input }) => auth.resetSecondFactor(ctx, input.id),
});
