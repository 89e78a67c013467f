/** Nothing; without a file of its own this app would take the shop's, which lies above it. */
export function register() {}
