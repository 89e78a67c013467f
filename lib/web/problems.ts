/**
 * Every refusal that a door can answer: HTTP status and the words for a person. One table, so that a code means the
 * same at every door, in the API's documentation and on the pages.
 */
export const problems = {
  // the door itself
  bad_request: { status: 400, title: "The request could not be read." },
  invalid_input: { status: 422, title: "Some of what was sent is not valid." },
  unauthenticated: { status: 401, title: "Sign in to do this." },
  forbidden: { status: 403, title: "You may not do this." },
  cross_site: { status: 403, title: "This request came from another site." },
  not_found: { status: 404, title: "There is nothing here." },
  method_not_allowed: { status: 405, title: "This cannot be done here." },
  too_large: { status: 413, title: "The request is too large." },
  unsupported_media_type: { status: 415, title: "Send JSON." },
  too_many_requests: { status: 429, title: "Too many requests. Wait a moment." },
  internal: { status: 500, title: "Something went wrong on our side." },
  unavailable: { status: 503, title: "This does not work at the moment. Try again." },
  // idempotency
  idempotency_key_invalid: { status: 400, title: "An Idempotency-Key has 1 to 255 visible characters." },
  idempotency_mismatch: { status: 422, title: "This Idempotency-Key was used with another body." },
  idempotency_in_flight: { status: 409, title: "The first call with this Idempotency-Key is still running." },
  // lists
  cursor_invalid: { status: 422, title: "This place in a list was never handed out." },
  // cart
  item_not_found: { status: 404, title: "There is no such item." },
  item_unavailable: { status: 409, title: "This item is not sold at the moment." },
  out_of_stock: { status: 409, title: "There is not enough of it left." },
  quantity_limit: { status: 422, title: "That is more than one order can hold." },
  too_many_lines: { status: 422, title: "The cart is full." },
  item_in_stock: { status: 409, title: "It can be had right now: there is nothing to wait for." },
  too_many_alerts: { status: 409, title: "This address waits for as many things as it can." },
  line_not_found: { status: 404, title: "This line is not in the cart." },
  too_many_codes: { status: 422, title: "That is more codes than one order can use." },
  cart_empty: { status: 409, title: "The cart is empty." },
  // checkout
  checkout_not_modifiable: { status: 409, title: "This checkout has ended." },
  checkout_in_progress: { status: 409, title: "This checkout is being paid. Reopen it to change it." },
  changed_meanwhile: { status: 409, title: "It was changed meanwhile. Look again." },
  incomplete: { status: 422, title: "Something is still missing." },
  price_changed: { status: 409, title: "A price has changed since you last looked." },
  discount_code_usage_limit_reached: { status: 409, title: "This code has been used up." },
  discount_code_user_limit_reached: { status: 409, title: "You have used this code before." },
  payment_unavailable: {
    status: 503,
    title: "Payment does not answer at the moment. Nothing was charged. Try again.",
  },
  payment_refused: { status: 502, title: "Payment could not be started. Nothing was charged." },
  already_paid: { status: 409, title: "This has been paid already." },
  // orders
  order_not_found: { status: 404, title: "There is no such order." },
  order_not_placed: { status: 409, title: "This order is not placed." },
  more_than_open: { status: 409, title: "That is more than is still open." },
  nothing_to_ship: { status: 422, title: "Choose what to ship." },
  nothing_to_cancel: { status: 409, title: "Nothing is left to cancel." },
  not_in_transit: { status: 409, title: "This parcel is not on its way." },
  nothing_captured: { status: 409, title: "No money was taken for this order." },
  payment_not_in_review: { status: 409, title: "No payment of this order waits to be looked at." },
  more_than_captured: { status: 409, title: "That is more than can be given back." },
  // the desk
  product_not_found: { status: 404, title: "There is no such product." },
  handle_taken: { status: 409, title: "Another product has this address." },
  sku_taken: { status: 409, title: "Another variant has this SKU." },
  variant_unknown: { status: 404, title: "This variant is not one of the product's." },
  variant_twice: { status: 422, title: "Two variants have the same options." },
  options_mismatch: { status: 422, title: "A variant needs one value for each option." },
  stock_changed_meanwhile: { status: 409, title: "The stock has moved since you looked." },
  less_than_held: { status: 409, title: "More units than that are promised to orders." },
  location_unknown: { status: 404, title: "There is no such location." },
  code_taken: { status: 409, title: "Another coupon has this code." },
  market_not_found: { status: 404, title: "There is no such market." },
  coupon_not_found: { status: 404, title: "There is no such coupon." },
  coupon_archived: { status: 409, title: "This coupon has ended for good." },
  limit_below_used: { status: 409, title: "It has been used more often than that." },
  message_not_found: { status: 404, title: "There is no such message." },
  message_queued: { status: 409, title: "This message is on its way already." },
  problem_not_open: { status: 409, title: "Somebody has resolved this already." },
  nothing_to_try: { status: 409, title: "There is no work behind this that could be tried again." },
  job_not_waiting: { status: 409, title: "It is being tried at this moment, or is done." },
  inquiry_not_found: { status: 404, title: "There is no such letter." },
  inquiry_answered: { status: 409, title: "Somebody has answered this already." },
  customer_erased: { status: 409, title: "This customer has been erased." },
  order_under_way: { status: 409, title: "An order of theirs is still to be paid or to be sent." },
  message_erased: { status: 409, title: "What it said has been erased with its recipient." },
  tax_class_unknown: { status: 422, title: "There is no such tax class." },
  zone_not_found: { status: 404, title: "There is no such delivery zone." },
  method_not_found: { status: 404, title: "There is no such way to deliver." },
  country_taken: { status: 409, title: "Another zone has this country." },
  // files
  currency_unknown: { status: 422, title: "No price list has this currency." },
  import_not_found: { status: 404, title: "There is no such import." },
  file_gone: { status: 409, title: "The file is not kept any more. Upload it again." },
  picture_not_missing: { status: 409, title: "No picture of this name is missing." },
  picture_too_large: { status: 413, title: "The picture is larger than 20 MB." },
  picture_unreadable: { status: 422, title: "The file is not a picture that can be read." },
  no_pictures_missing: { status: 409, title: "No picture is missing that could be fetched." },
  file_empty: { status: 422, title: "The file is empty." },
  file_too_large: { status: 413, title: "The file is larger than an import may be." },
  // signing in
  invalid_credentials: { status: 401, title: "That e-mail address and password do not belong together." },
  too_many_tries: { status: 429, title: "Too many tries. Wait a while, or reset the password." },
  busy: { status: 503, title: "Too many people are signing in at this moment. Try again." },
  password_too_short: { status: 422, title: "A password has eight characters or more." },
  password_too_long: { status: 422, title: "A password has 256 characters at most." },
  password_common: { status: 422, title: "This password is known to everybody. Choose another." },
  password_personal: {
    status: 422,
    title: "This password contains your address or the shop's name. Choose another.",
  },
  present_password_wrong: { status: 422, title: "That is not your present password." },
  link_invalid: { status: 410, title: "This link has been used, or its time is over." },
  mail_not_configured: { status: 503, title: "This shop cannot send mail at the moment." },
  session_not_found: { status: 404, title: "This session has ended already." },
  // the second factor
  sign_in_again: { status: 401, title: "This took too long, or was tried too often. Sign in again." },
  second_factor_wrong: {
    status: 422,
    title: "That code is not right, or has been used. Wait for the next one.",
  },
  offer_over: { status: 409, title: "This code belongs to a page that is too old. Begin again." },
  passkey_refused: { status: 422, title: "The passkey could not be checked. Try again." },
  passkey_known: { status: 409, title: "This passkey is in use already." },
  too_many_passkeys: {
    status: 422,
    title: "That is more passkeys than one person can have. Remove one first.",
  },
  factor_not_found: { status: 404, title: "That is gone already." },
  second_factor_required: {
    status: 409,
    title: "Your role needs a second factor. Set up another one before you remove this.",
  },
  own_second_factor: { status: 409, title: "Your own second factor is changed on your own page." },
  confirmation_needed: { status: 403, title: "Show again that it is you." },
  // staff
  email_taken: { status: 409, title: "Somebody has this e-mail address already." },
  staff_not_found: { status: 404, title: "There is no such member of staff." },
  own_account: { status: 409, title: "Another owner has to change this for you." },
  last_owner: { status: 409, title: "A shop has at least one owner." },
  already_accepted: { status: 409, title: "This invitation has been accepted already." },
  // views of lists
  too_many_views: { status: 409, title: "That is more views than one list can have. Forget one first." },
  view_name_taken: { status: 409, title: "You have a view of this name already." },
  // customers
  customer_not_found: { status: 404, title: "There is no such customer." },
  // addresses
  address_incomplete: { status: 422, title: "Something is missing in this address." },
  too_many_addresses: { status: 422, title: "The address book is full." },
  address_not_found: { status: 404, title: "This address is not in the book." },
  // webhooks
  signature_invalid: { status: 400, title: "The signature does not match." },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemCode = keyof typeof problems;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}
