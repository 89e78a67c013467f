import { z } from "zod";
import { cleanText } from "@/lib/kernel/address";
import { emailSchema } from "@/lib/kernel/email";

export const inquiryTopics = ["order", "product", "delivery", "return", "other"] as const;
export type InquiryTopic = (typeof inquiryTopics)[number];

export const INQUIRY_LENGTH = 4_000;

const oneLine = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) => cleanText(text).replace(/\s+/g, " "))
    .pipe(z.string().max(max));

/** What is said beside its fields when they say nothing. */
export const inquiryWords = {
  name: "Enter a name, so that we know whom to answer.",
  topic: "Choose what it is about.",
  text: "Write a few words.",
} as const;

export const inquirySchema = z.object({
  name: oneLine(80).pipe(z.string().min(1, inquiryWords.name)),
  email: emailSchema,
  topic: z.enum(inquiryTopics, { error: inquiryWords.topic }),
  /** As typed: "CW-10042". */
  order: oneLine(30)
    .optional()
    .transform((text) => (text ? text : null)),
  text: z
    .string()
    .max(INQUIRY_LENGTH * 4)
    .transform((text) => cleanText(text.replace(/\r\n?/g, "\n")))
    .pipe(z.string().min(1, inquiryWords.text).max(INQUIRY_LENGTH, "Use 4,000 characters at most.")),
});
export type Inquiry = z.output<typeof inquirySchema>;

/** Somebody wrote through the contact form. */
export const INQUIRY_RECEIVED = "inquiry.received";

/** For the desk: newest first, those without an answer or all, of everybody or from one address, of one order or any. */
export const inquiryListSchema = z.object({
  open: z.boolean().default(false),
  email: z.string().optional(),
  /** The number of the order that they name. */
  order: z.number().int().optional(),
  after: z.uuid().optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type InquiryFilter = z.input<typeof inquiryListSchema>;
