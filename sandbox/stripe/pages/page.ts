import { randomBytes } from "node:crypto";
import type { Answer } from "../http/answer";
import { type Html, html } from "./html";
import { style } from "./style";

/**
 * A whole page as an answer. It works without any script, and the policy forbids all; forms may lead to the shop
 * (a policy on their targets would also stop the redirect after paying).
 */
export function page(title: string, body: Html, status = 200): Answer {
  const nonce = randomBytes(12).toString("base64");
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${{ markup: style }}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      // Not "no-referrer": under it a browser sends `Origin: null` with our own forms, which the control API refuses.
      "Referrer-Policy": "same-origin",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": `default-src 'none'; style-src 'nonce-${nonce}'; img-src http: https: data:; base-uri 'none'; frame-ancestors 'none'`,
    },
    body: document.markup,
  };
}
