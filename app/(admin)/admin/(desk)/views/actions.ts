"use server";
import { z } from "zod";
import { forgetView, savedViewSchema, saveView } from "@/lib/desk";
import { staffAction } from "@/lib/web/action";

/** Keeps a list as its reader narrowed it, under a name of theirs. */
export const keep = staffAction({
  name: "desk.view.keep",
  permission: "account.own",
  input: savedViewSchema,
  run: ({ ctx, person, input }) => saveView(ctx, person.id, input),
});

/** Forgets one of one's own views. */
export const forget = staffAction({
  name: "desk.view.forget",
  permission: "account.own",
  input: z.object({ id: z.uuid() }),
  run: ({ ctx, person, input }) => forgetView(ctx, person.id, input.id),
});
