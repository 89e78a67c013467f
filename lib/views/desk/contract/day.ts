import { z } from "zod";

/** A day that Postgres knows too: there is no year nought. */
export const day = z.iso.date().regex(/^[12]/);
