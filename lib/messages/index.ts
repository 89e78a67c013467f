import "server-only";

export {
  type MessageDone,
  type MessageDraft,
  type MessageFilter,
  type MessagePage,
  type MessageState,
  type MessageSummary,
  type MessageView,
  MOST_RESENT,
  messageListSchema,
  messagePageSchema,
  messageStates,
  type ResendRefusal,
  resendMessagesSchema,
  SECRET_LINK,
} from "./contract";
export { listMessages, messageById, messagesWaiting } from "./queries";
export { mailIdOf, queueMessage, SEND_MESSAGE } from "./queue-message";
export { resendMessage } from "./resend-message";
export { resendMessages } from "./resend-messages";
export { failMessage, type Sending, sendMessage } from "./send-message";
export { canSendMail, closeMail } from "./smtp/transport";
export type { MessageRow } from "./store";
export { eraseMessages } from "./store-erase";
