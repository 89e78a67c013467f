"use server";
import { z } from "zod";
import { picturesAgain, takeIn } from "@/lib/imports";
import { staffAction } from "@/lib/web/action";

const input = z.object({ import_id: z.uuid() });

/** Imports for good what a dry run has checked. */
export const takeChecked = staffAction({
  name: "desk.import.take_in",
  permission: "imports.run",
  input,
  run: ({ ctx, input: { import_id } }) => takeIn(ctx, import_id),
});

/** Fetches the missing pictures of an import once more. */
export const fetchPictures = staffAction({
  name: "desk.import.pictures_again",
  permission: "imports.run",
  input,
  run: ({ ctx, input: { import_id } }) => picturesAgain(ctx, import_id),
});
