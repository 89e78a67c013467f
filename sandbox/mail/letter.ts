import PostalMime from "postal-mime";

/** A mail as it arrived, taken apart. Mails with one Message-ID are one letter that arrived several times. */
export interface Letter {
  /** Ours: short, and good in an address. */
  readonly id: string;
  readonly messageId: string | null;
  readonly from: string;
  /** The envelope's recipients: who it was really sent to. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Where its links lead, in their order, each once. */
  readonly links: readonly string[];
  readonly receivedAt: string;
  /** How often it arrived. */
  readonly times: number;
}

/** What SMTP brought, before it is taken apart: this is what the state file keeps. */
export interface Arrival {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly at: string;
}

/** Takes a mail apart. Its place in the mailbox is for the box to say. */
export async function openLetter(arrival: Arrival): Promise<Omit<Letter, "id">> {
  const mail = await PostalMime.parse(arrival.raw);
  const text = mail.text ?? "";
  const html = mail.html ?? null;
  return {
    messageId: mail.messageId ?? null,
    from: mail.headers.find((header) => header.key === "from")?.value ?? arrival.from,
    to: arrival.to,
    subject: mail.subject ?? "(no subject)",
    text,
    html,
    headers: mail.headers.map((header) => ({ name: header.originalKey, value: header.value })),
    links: linksIn(html ?? "", text),
    receivedAt: arrival.at,
    times: 1,
  };
}

function linksIn(html: string, text: string): string[] {
  const inHtml = [...html.matchAll(/href="(https?:[^"]+)"/g)].map((match) => unescaped(match[1]!));
  const inText = [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map((match) => match[0]);
  return [...new Set([...inHtml, ...inText])];
}

function unescaped(attribute: string): string {
  return attribute.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
}
