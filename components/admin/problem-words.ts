import type { Permission } from "@/lib/auth/contract";
import { formatMoney } from "@/lib/kernel/money";
import { dayOf } from "@/lib/kernel/zoned";
import type { DeskProblem } from "@/lib/views/contract";
import { type Here, many, shortDay } from "./format";
import { disputeReason, taskWord } from "./words";

/** A problem as staff read it: what it is, what is known, and what to do about it. */
export interface ProblemWords {
  readonly title: string;
  readonly known: string | null;
  readonly todo: string;
  /** A page that helps, besides the order's. */
  readonly way?: { readonly href: string; readonly name: string; readonly needs: Permission };
}

type Detail = DeskProblem["detail"];
const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
const money = (amount: unknown, currency: unknown) =>
  typeof amount === "number" && typeof currency === "string" ? formatMoney({ amount, currency }) : null;

const words: Readonly<Record<string, (detail: Detail, subject: string) => ProblemWords>> = {
  paid_without_stock: (detail) => ({
    title: "Paid, but sold out",
    known:
      money(detail.amount, detail.currency) &&
      `${money(detail.amount, detail.currency)} goes back by itself.`,
    todo: "The buyer has been told. Check that the refund arrived, and the count on the shelf; then say what you found.",
  }),
  duplicate_payment: () => ({
    title: "Paid twice",
    known: "The second payment goes back by itself, and the buyer has been told.",
    todo: "Check on the order that the refund arrived.",
  }),
  amount_differs: (detail) => ({
    title: "Another amount was paid than was asked for",
    known:
      money(detail.expected, detail.expected_currency) &&
      `Expected ${money(detail.expected, detail.expected_currency)}, came ${money(detail.amount, detail.currency)}.`,
    todo: "The order is not placed, and its units are kept back. Compare with the payment at Stripe, then give the money back and cancel on the order: the buyer is told, and can order again.",
  }),
  session_lost: (detail) => ({
    title: "Stripe does not know a payment any more",
    known: [money(detail.amount, detail.currency), text(detail.session)].filter(Boolean).join(", ") || null,
    todo: "The order is cancelled and its units can be sold again. If Stripe’s account or key was changed, look in the old account whether this was paid, and give it back there.",
  }),
  refund_failed: (detail) => ({
    title: "A refund failed",
    known: text(detail.problem),
    todo: "The amount can be refunded again on the order. If the card is closed, ask the buyer for another way.",
  }),
  refund_exceeds: () => ({
    title: "More was refunded at Stripe than was received",
    known: null,
    todo: "Compare the payment with Stripe’s dashboard: its refunds are more than we know of.",
  }),
  dispute: (detail) => ({
    title: "A buyer disputes a payment",
    known:
      [money(detail.amount, detail.currency), text(detail.reason) && disputeReason(String(detail.reason))]
        .filter(Boolean)
        .map((sentence) => `${sentence}.`)
        .join(" ") || null,
    todo: "Answer in Stripe’s dashboard, with the tracking of its parcels.",
  }),
  event_unsettled: (detail, subject) => ({
    title: "Word from Stripe could not be taken in",
    known: [text(detail.type), subject, text(detail.error)].filter(Boolean).join(": ") || null,
    todo: "It is kept, and tried again every minute. Show this to whoever keeps the shop running; until then compare the payment with Stripe’s dashboard.",
  }),
  message_failed: (detail, subject) => ({
    title: "An e-mail could not be sent",
    known: [text(detail.recipient), text(detail.problem)].filter(Boolean).join(": ") || null,
    todo: "If the address is wrong, reach the person another way. If the mail server was down, send the e-mail again.",
    way: { href: `/admin/messages/${subject}`, name: "See the e-mail", needs: "messages.read" },
  }),
  import_failed: (detail, subject) => ({
    title: "An import broke off",
    known: [text(detail.file), text(detail.error)].filter(Boolean).join(": ") || null,
    todo: "Import the file again: what came in stays, and is not doubled. If it breaks off again, show it to whoever keeps the shop running.",
    way: { href: `/admin/imports/${subject}`, name: "See the import", needs: "imports.run" },
  }),
  event_undelivered: (detail) => ({
    title: "Something that should follow did not",
    known: [text(detail.type), text(detail.error)].filter(Boolean).join(": ") || null,
    todo: "It was tried for hours. Once whoever keeps the shop running has mended the cause, try it again: what was done already is not done twice.",
  }),
  job_given_up: (detail) => ({
    title: "A job was given up",
    known:
      [text(detail.task) && taskWord(String(detail.task)), text(detail.error)].filter(Boolean).join(": ") ||
      null,
    todo: "It was tried for hours. Once whoever keeps the shop running has mended the cause, try it again.",
  }),
  timer_failed: (detail, subject) => ({
    title: "A regular task keeps failing",
    known: [subject, text(detail.error)].filter(Boolean).join(": "),
    todo: "Show this to whoever keeps the shop running. It is tried again at its next time.",
  }),
};

export function problemWords(problem: Pick<DeskProblem, "kind" | "detail" | "subject">): ProblemWords {
  return (
    words[problem.kind]?.(problem.detail, problem.subject) ?? {
      title: problem.kind.charAt(0).toUpperCase() + problem.kind.slice(1).replaceAll("_", " "),
      known: null,
      todo: "Look at what it names, then say what you found.",
    }
  );
}

/**
 * Until when an open problem must be answered, of one that has a date: "6 days left, answer by 6 Dec". Stripe's days end
 * with UTC's: where the day is another one here, the earlier counts.
 */
export function deadlineWords(
  { detail, resolvedAt }: Pick<DeskProblem, "detail" | "resolvedAt">,
  { zone, now }: Here,
): string | null {
  const due = text(detail.due_by);
  if (due === null || resolvedAt !== null) return null;
  const [by] = [due.slice(0, 10), dayOf(new Date(due), zone)].sort();
  if (Date.parse(now) >= Date.parse(due)) return `The time to answer ended on ${shortDay(by!)}`;
  const today = dayOf(new Date(now), zone);
  const days = Math.round((Date.parse(by!) - Date.parse(today)) / 86_400_000);
  if (days <= 0) return "Answer today";
  return `${many(days, "day")} left, answer by ${shortDay(by!)}`;
}

export const knownProblems: readonly string[] = Object.keys(words);
