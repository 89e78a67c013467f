import "server-only";

export { answerInquiry } from "./answer";
export {
  INQUIRY_RECEIVED,
  type Inquiry,
  type InquiryFilter,
  type InquiryTopic,
  inquirySchema,
} from "./contract";
export { countOpenInquiries, hasOpenInquiry, type InquiryRow, inquiryById, listInquiries } from "./queries";
export { receiveInquiry } from "./receive";
export { reopenInquiry } from "./reopen";
export { eraseInquiries } from "./store-erase";
