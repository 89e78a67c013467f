import "server-only";

export { customerMail, staffMail } from "./account-mail";
export { alertMail } from "./alert-mail";
export { inquiryMail } from "./inquiry-mail";
export { newsletterMail } from "./newsletter-mail";
export { type OrderTemplate, orderMail, type ToldEvent } from "./order-mail";
export { sendQueued } from "./send-queued";
