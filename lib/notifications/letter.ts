/**
 * What a mail says, before it looks like anything: its HTML and its plain text are two renderings of one letter, so
 * that neither can say less than the other. Every text is plain; escaping is the renderers' work.
 */
export interface Letter {
  readonly subject: string;
  /** The line that a list of mails shows beside the subject. */
  readonly preview: string;
  readonly heading: string;
  readonly parts: readonly LetterPart[];
}

export type LetterPart =
  | { readonly kind: "paragraph"; readonly text: string }
  /** Quieter: what is good to know. */
  | { readonly kind: "note"; readonly text: string }
  /** The one thing to do next. */
  | { readonly kind: "action"; readonly label: string; readonly url: string }
  /** Somewhere else to go, when the one thing to do is another. */
  | { readonly kind: "link"; readonly label: string; readonly url: string }
  | { readonly kind: "items"; readonly title: string; readonly items: readonly LetterItem[] }
  | { readonly kind: "totals"; readonly rows: readonly LetterTotal[]; readonly note: string | null }
  | { readonly kind: "facts"; readonly facts: readonly LetterFact[] };

export interface LetterItem {
  readonly title: string;
  /** Option values, or null. */
  readonly detail: string | null;
  readonly quantity: number;
  /** Written for the reader's locale; null where money is not the point. */
  readonly amount: string | null;
}

export interface LetterTotal {
  readonly label: string;
  readonly amount: string;
  readonly isTotal: boolean;
}

export interface LetterFact {
  readonly label: string;
  readonly lines: readonly string[];
  readonly url?: string;
}

export const paragraph = (text: string): LetterPart => ({ kind: "paragraph", text });
export const note = (text: string): LetterPart => ({ kind: "note", text });
export const link = (label: string, url: string): LetterPart => ({ kind: "link", label, url });
export const action = (label: string, url: string): LetterPart => ({ kind: "action", label, url });
