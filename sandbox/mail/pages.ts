import { type Html, html } from "./html";
import type { Letter } from "./letter";
import { style } from "./style";

const page = (title: string, body: Html): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${{ markup: style }}</style>
</head>
<body>
<header><a href="/">Mailbox</a> <span>Sandbox: no mail leaves this machine.</span></header>
<main>${body}</main>
</body>
</html>
`.markup;

export function listPage(letters: readonly Letter[], to: string | undefined): string {
  const title = to ? `Mails to ${to}` : "Mails";
  const rows = letters.map(
    (letter) => html`<tr>
<th scope="row"><a href="/messages/${letter.id}">${letter.subject}</a></th>
<td>${letter.to.join(", ")}</td>
<td><time datetime="${letter.receivedAt}">${shortTime(letter.receivedAt)}</time></td>
<td>${letter.times > 1 ? `${letter.times} times` : "once"}</td>
</tr>`,
  );
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Received</th><th scope="col">Arrived</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
  return page(
    title,
    html`<h1>${title}</h1>
<form class="row" action="/" method="get">
<label for="to">Recipient</label>
<input id="to" name="to" type="text" value="${to ?? ""}" autocomplete="off" spellcheck="false">
<button>Show</button> <a href="/">All mails</a>
</form>
${letters.length > 0 ? table : html`<p>Nothing has arrived${to ? ` for ${to}` : ""}. Mails of the shop appear here as soon as they are sent.</p>`}
<form class="row" action="/clear" method="post"><button class="plain">Empty the mailbox</button></form>`,
  );
}

export function letterPage(letter: Letter): string {
  const links = letter.links.map((link) => html`<li><a href="${link}">${link}</a></li>`);
  const headers = letter.headers.map(
    (header) => html`<tr><th scope="row">${header.name}</th><td>${header.value}</td></tr>`,
  );
  const again =
    letter.times > 1
      ? html`<p class="note">It arrived ${letter.times} times under one Message-ID. The newest is shown.</p>`
      : null;
  return page(
    letter.subject,
    html`<h1>${letter.subject}</h1>
<dl><dt>From</dt><dd>${letter.from}</dd><dt>To</dt><dd>${letter.to.join(", ")}</dd>
<dt>Received</dt><dd><time datetime="${letter.receivedAt}">${letter.receivedAt}</time></dd></dl>
${again}
${
  letter.html === null
    ? null
    : html`<h2>As shown</h2>
<iframe src="/messages/${letter.id}/html" title="The mail as it is shown" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
}
${links.length > 0 ? html`<h2>Links</h2><ul>${links}</ul>` : null}
<h2>Plain text</h2>
<pre tabindex="0">${letter.text}</pre>
<h2>Headers</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Headers"><table><tbody>${headers}</tbody></table></div>`,
  );
}

export function missingPage(): string {
  return page(
    "Not here",
    html`<h1>Not here</h1><p>There is no such mail. The oldest go when there are more than 500.</p>`,
  );
}

function shortTime(iso: string): string {
  return iso.replace("T", " ").slice(0, 19);
}
