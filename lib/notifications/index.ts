import "server-only";

export { customerMail, staffMail } from "./account-mail";
export { alertMail } from "./alert-mail";
export { inquiryMail } from "./inquiry-mail";
export { newsletterMail } from "./newsletter-mail";
export { type OrderTemplate, orderLetter, orderMail, type ToldEvent } from "./order-mail";
export { renderLetter } from "./render-letter";
export { sendQueued } from "./send-queued";
