import type { ProofKind } from "@/lib/auth/contract";

/** What the dialog is asked, and how it answers. */
export interface IdentityQuestion {
  readonly by: readonly ProofKind[];
  readonly answer: (confirmed: boolean) => void;
}

export const IDENTITY = "desk-identity";

/** Has the person show again who they are, in the dialog that stands on the page; false when they would not. */
export function askIdentity(detail: Readonly<Record<string, unknown>>): Promise<boolean> {
  const by = Array.isArray(detail.by) ? (detail.by as ProofKind[]) : [];
  return new Promise((answer) => {
    const question: IdentityQuestion = { by, answer };
    window.dispatchEvent(new CustomEvent(IDENTITY, { detail: question }));
  });
}
