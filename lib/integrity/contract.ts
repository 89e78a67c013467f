/** What a violation is about, so that a page can link to it. */
export const subjectKinds = [
  "variant",
  "order",
  "payment",
  "promotion",
  "checkout",
  "cart",
  "event",
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly label: string;
  /** The id of what has a page in the desk: the variant's product, the payment's order; null where nothing has. */
  readonly pageOf: string | null;
}

/** One row that is not as it must be, with the two figures that should agree. */
export interface Violation {
  readonly subject: Subject;
  readonly expected: string;
  readonly found: string;
  /** What else helps to understand it: a currency, a state. */
  readonly note: string | null;
}

/** One identity and what breaks it. */
export interface IdentityResult {
  readonly name: string;
  /** What must be true, in a sentence. */
  readonly says: string;
  /** How many rows break it; `violations` names the first of them. */
  readonly count: number;
  readonly violations: readonly Violation[];
}

export interface IntegrityReport {
  readonly ok: boolean;
  /** ISO 8601. */
  readonly checkedAt: string;
  readonly milliseconds: number;
  readonly identities: readonly IdentityResult[];
}
