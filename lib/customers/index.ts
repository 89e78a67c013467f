import "server-only";

export { addAddress } from "./add-address";
export { archiveAddress } from "./archive-address";
export { archiveCustomer, restoreCustomer } from "./archive-customer";
export { chooseAddress } from "./choose-address";
export {
  type AddressRefusal,
  type AddressView,
  type CustomerPage,
  type CustomerView,
  MAX_ADDRESSES,
  type Profile,
  type SavedAddress,
} from "./contract";
export { editAddress } from "./edit-address";
export { editProfile } from "./edit-profile";
export { findOrCreateCustomer, type NewPerson } from "./find-or-create-customer";
export { noteCustomer } from "./note-customer";
export { proveEmail } from "./prove-email";
export {
  addressesOf,
  addressOf,
  type CustomerRow,
  customerByEmail,
  customerById,
  customerPage,
  knownBuyer,
} from "./queries";
export { eraseProfile, lockCustomer } from "./store-erase";
