import "server-only";

export { customerMail, staffMail } from "./account-mail";
export { type OrderTemplate, orderMail, type ToldEvent } from "./order-mail";
export { sendQueued } from "./send-queued";
