import pino from "pino";
import type { Log } from "@/lib/kernel/log";

/** JSON lines on standard output. Secrets and personal fields are censored by path, whatever is passed. */
const writer = pino({
  level: process.env.LOG_LEVEL || "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: [
      "password",
      "token",
      "secret",
      "authorization",
      "cookie",
      "email",
      "*.password",
      "*.token",
      "*.secret",
      "*.email",
    ],
    censor: "[censored]",
  },
});

export const log: Log = {
  debug: (fields, text) => writer.debug(fields, text),
  info: (fields, text) => writer.info(fields, text),
  warn: (fields, text) => writer.warn(fields, text),
  error: (fields, text) => writer.error(fields, text),
};
