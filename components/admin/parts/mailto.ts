/** The address that opens an e-mail to somebody; what is in it may be theirs, and ends no address (RFC 6068). */
export const mailto = (email: string): string => `mailto:${encodeURIComponent(email).replace("%40", "@")}`;
