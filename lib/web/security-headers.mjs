/**
 * Headers of every answer (OWASP Secure Headers; ASVS 5.0 3.4), by lower-case name. Read by the build's configuration,
 * and by the server entry for what Next answers without it, such as redirects.
 */
export const securityHeaders = {
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
  "x-frame-options": "DENY",
};
