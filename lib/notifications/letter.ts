/**
 * What a mail says, before it looks like anything: its HTML and its plain text are two renderings of one letter, so
 * that neither can say less than the other. Every text is plain; escaping is the renderers' work.
 */
export interface Letter {
  readonly subject: string;
  /** The line that a list of mails shows beside the subject. */
  readonly preview: string;
  /** What it is about, beside the shop's name: the order's number. */
  readonly about?: string;
  readonly heading: string;
  readonly parts: readonly LetterPart[];
  /** Why its reader has it, at the foot. */
  readonly why?: string;
  /** Who an answer reaches: the shop, unless it is the shop that reads. */
  readonly answer?: "its writer";
}

export type LetterPart =
  | { readonly kind: "paragraph"; readonly text: string }
  /** Quieter: what is good to know. */
  | { readonly kind: "note"; readonly text: string }
  /** The one thing to do next. */
  | { readonly kind: "action"; readonly label: string; readonly url: string }
  /** Somewhere else to go, when the one thing to do is another. */
  | { readonly kind: "link"; readonly label: string; readonly url: string }
  /** What happens next, and when. */
  | { readonly kind: "steps"; readonly title: string; readonly steps: readonly LetterStep[] }
  | {
      readonly kind: "items";
      readonly title: string;
      readonly items: readonly LetterItem[];
      /** What is left out of a long list, in words. */
      readonly more: string | null;
    }
  | { readonly kind: "totals"; readonly rows: readonly LetterTotal[]; readonly note: string | null }
  | { readonly kind: "facts"; readonly facts: readonly LetterFact[] }
  /** What a person wrote, in their own lines. */
  | { readonly kind: "words"; readonly label: string; readonly text: string };

export interface LetterStep {
  /** "Wednesday 4 to Friday 6 March", "When it leaves" */
  readonly when: string;
  /** A sentence. */
  readonly what: string;
}

export interface LetterItem {
  readonly title: string;
  /** Option values and the price of one, or null. */
  readonly detail: string | null;
  readonly quantity: number;
  /** Written for the reader's locale; null where money is not the point. */
  readonly amount: string | null;
  /** Absolute, of the size that mails show; null without one. */
  readonly picture: string | null;
}

export interface LetterTotal {
  readonly label: string;
  readonly amount: string;
  readonly isTotal: boolean;
}

export interface LetterFact {
  readonly label: string;
  readonly lines: readonly string[];
}

export const paragraph = (text: string): LetterPart => ({ kind: "paragraph", text });
export const note = (text: string): LetterPart => ({ kind: "note", text });
export const link = (label: string, url: string): LetterPart => ({ kind: "link", label, url });
export const action = (label: string, url: string): LetterPart => ({ kind: "action", label, url });

/** What happens next; nothing when nothing does. */
export function next(...steps: readonly (LetterStep | null)[]): LetterPart[] {
  const said = steps.filter((step) => step !== null);
  return said.length > 0 ? [{ kind: "steps", title: "What happens next", steps: said }] : [];
}
