/** The shop's return address with the session's id in it. */
export const successUrl = (url: string | null, id: string): string =>
  (url ?? "").replaceAll("{CHECKOUT_SESSION_ID}", id);
