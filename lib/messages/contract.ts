import { z } from "zod";

export const messageStates = ["queued", "sent", "failed", "kept"] as const;
export type MessageState = (typeof messageStates)[number];

/**
 * Stands in a stored message where its one-time link goes. The real link is made when the mail is sent and is seen
 * by SMTP alone; `.invalid` never resolves (RFC 2606), so a click in the back office leads nowhere.
 */
export const SECRET_LINK = "https://hidden.invalid/only-in-the-mail";

/** What is to be said to whom. `html` and `text` are complete but for `SECRET_LINK`. */
export interface MessageDraft {
  /** The event that this message tells of: with template and recipient it makes the message unique. */
  readonly eventId: string | null;
  readonly template: string;
  readonly recipient: string;
  readonly locale: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly orderId?: string | null;
  readonly customerId?: string | null;
  readonly staffId?: string | null;
  /** Who an answer goes to, where that is not the shop. */
  readonly replyTo?: string | null;
  /** Where a POST ends what this mail is part of (RFC 8058). */
  readonly unsubscribeUrl?: string | null;
}

export interface MessageSummary {
  readonly id: string;
  readonly template: string;
  readonly recipient: string;
  readonly subject: string;
  readonly state: MessageState;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly orderId: string | null;
  readonly customerId: string | null;
  readonly staffId: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

export interface MessageView extends MessageSummary {
  readonly locale: string;
  readonly html: string;
  readonly text: string;
  readonly mailId: string;
  /** Whether its one-time link is hidden here: resending makes a new one. */
  readonly hasSecret: boolean;
}

/** Newest first; `after` is the cursor of the page before. */
export const messageListSchema = z.object({
  state: z.enum(messageStates).optional(),
  /** What kind of message it is, by its template. */
  template: z
    .string()
    .regex(/^[a-z_]{1,60}$/)
    .optional(),
  /** The beginning of the address it went to. */
  to: z.string().trim().max(254).optional(),
  order_id: z.uuid().optional(),
  customer_id: z.uuid().optional(),
  after: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type MessageFilter = z.input<typeof messageListSchema>;

/** The filters as the desk's address carries them: what cannot be read counts as not there. */
export const messagePageSchema = z.object({
  state: messageListSchema.shape.state.catch(undefined),
  template: messageListSchema.shape.template.catch(undefined),
  to: messageListSchema.shape.to.catch(undefined),
  after: messageListSchema.shape.after.catch(undefined),
});
export type MessagePageInput = z.infer<typeof messagePageSchema>;

export interface MessagePage {
  readonly messages: readonly MessageSummary[];
  /** The cursor of the next page; null on the last. */
  readonly next: string | null;
}

export type ResendRefusal = "message_erased" | "message_not_found" | "message_queued" | "mail_not_configured";

/** How many messages the desk may choose to be sent again, and how many of them one call takes. */
export const MOST_RESENT = 100;
export const MOST_RESENT_AT_ONCE = 25;
export const resendMessagesSchema = z.object({
  messages: z
    .array(z.uuid())
    .min(1)
    .max(MOST_RESENT_AT_ONCE)
    .refine((ids) => new Set(ids).size === ids.length, "Name each once."),
});

/** What became of one message among many. */
export type MessageDone =
  | { readonly id: string; readonly ok: true }
  | { readonly id: string; readonly ok: false; readonly code: MessageDoneRefusal };
export type MessageDoneRefusal =
  | "message_erased"
  | "message_not_found"
  | "message_queued"
  | "message_was_sent";
