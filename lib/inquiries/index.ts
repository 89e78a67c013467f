import "server-only";

export { answerInquiry } from "./answer";
export {
  INQUIRY_RECEIVED,
  type Inquiry,
  type InquiryFilter,
  type InquiryTopic,
  inquirySchema,
} from "./contract";
export { countOpenInquiries, type InquiryRow, inquiryById, listInquiries } from "./queries";
export { receiveInquiry } from "./receive";
export { eraseInquiries } from "./store-erase";
