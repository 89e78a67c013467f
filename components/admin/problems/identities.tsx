"use client";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import type { IdentityResult, IntegrityReport, Subject, Violation } from "@/lib/integrity/contract";
import { Button } from "../form/button";
import { RefusalNote } from "../form/refusal-note";
import type { Submit } from "../form/use-submit";
import { type Here, many, money } from "../format";
import { Section } from "../parts/page-head";
import { Time } from "../parts/time";
import type { Refusal } from "../refusal-words";

type Prove = Submit<{ stripe: boolean }, IntegrityReport>;

/**
 * Whether money and stock add up, recomputed from all rows when the page is opened and whenever it is asked for; the
 * same that `npm run doctor` proves. Broken identities come first, each with the rows that break it.
 */
export function Identities({ prove, here }: { readonly prove: Prove; readonly here: Here }) {
  const [report, setReport] = useState<IntegrityReport | null>(null);
  const [asked, setAsked] = useState<"rows" | "stripe" | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const began = useRef(false);

  async function ask(stripe: boolean) {
    setAsked(stripe ? "stripe" : "rows");
    const answer = await prove({ stripe }).catch(() => silence);
    setAsked(null);
    setRefusal(answer.ok ? null : answer);
    if (answer.ok) setReport(answer.value);
  }
  // Once, though strict mode mounts twice: it reads every row there is.
  useEffect(() => {
    if (began.current) return;
    began.current = true;
    void ask(false);
  });

  const broken = report?.identities.filter((identity) => identity.count > 0) ?? [];
  const holding = report?.identities.filter((identity) => identity.count === 0) ?? [];
  return (
    <Section title="Does everything add up?">
      <RefusalNote refusal={refusal} />
      <p role="status" className={broken.length > 0 ? "mb-3 font-medium text-bad" : "mb-3 text-ink-2"}>
        {report ? (
          <>
            {verdict(report, broken.length)}{" "}
            <span className="font-normal text-ink-3">
              Checked at <Time at={report.checkedAt} here={{ ...here, now: report.checkedAt }} as="short" />.
            </span>
          </>
        ) : (
          asked && "Every unit and every cent is recomputed…"
        )}
      </p>
      <p className="mb-4 flex flex-wrap gap-2">
        <Button className="btn" off={asked !== null} onClick={() => void ask(false)}>
          {asked === "rows" ? "Recomputing…" : "Check again"}
        </Button>
        <Button className="btn" off={asked !== null} onClick={() => void ask(true)}>
          {asked === "stripe" ? "Asking Stripe…" : "Ask Stripe too"}
        </Button>
      </p>
      {broken.map((identity) => (
        <Broken key={identity.name} identity={identity} />
      ))}
      {holding.length > 0 && (
        <details>
          <summary className="inline-block min-h-6 underline decoration-line-2 underline-offset-4">
            {broken.length === 0 ? `All ${holding.length} checks hold` : `The ${holding.length} that hold`}
          </summary>
          <ul className="mt-2 border-line border-t">
            {holding.map((identity) => (
              <li key={identity.name} className="flex gap-3 border-line border-b py-2">
                <span className="text-good">
                  <span aria-hidden>✓</span>
                  <span className="sr-only">Holds:</span>
                </span>
                {identity.says}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

const silence: Refusal = {
  ok: false,
  code: "no_answer",
  title: "No answer came; it may take longer than a request may. `npm run doctor` has more time.",
  detail: {},
  errors: [],
};

function verdict({ identities }: IntegrityReport, broken: number): string {
  if (broken === 0) return "Yes.";
  return `No: ${broken} of the ${identities.length} ways in which it must ${broken === 1 ? "does" : "do"} not.`;
}

function Broken({ identity }: { readonly identity: IdentityResult }) {
  return (
    <div className="mb-6 border-bad border-l-2 pl-4">
      <h3 className="font-semibold">{identity.says}</h3>
      <p className="text-ink-2">
        {many(identity.count, "row")} {identity.count === 1 ? "breaks" : "break"} it. Show this to whoever
        keeps the shop running before anything is changed by hand.
      </p>
      <table className="ledger">
        <caption className="sr-only">What breaks it</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Must be</th>
            <th scope="col">Is</th>
            <th scope="col" className="max-sm:hidden">
              More
            </th>
          </tr>
        </thead>
        <tbody>
          {identity.violations.map((violation, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a subject can break an identity twice, and the list never changes
            <tr key={`${violation.subject.id} ${index}`}>
              <th scope="row">
                <About subject={violation.subject} />
              </th>
              <td>{shown(violation, violation.expected)}</td>
              <td className="text-bad">{shown(violation, violation.found)}</td>
              <td className="text-ink-3 max-sm:hidden">{violation.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {identity.count > identity.violations.length && (
        <p className="mt-2 text-ink-3">and {identity.count - identity.violations.length} more.</p>
      )}
    </div>
  );
}

/** Minor units of a currency that is named beside them read as money. */
function shown({ note }: Violation, figure: string): string {
  const isAmount = /^-?\d+$/.test(figure) && /^[A-Z]{3}$/.test(note ?? "");
  return isAmount ? money(Number(figure), note ?? "") : figure;
}

const pages: Partial<Readonly<Record<Subject["kind"], string>>> = {
  variant: "/admin/products",
  promotion: "/admin/coupons",
};

function About({ subject }: { readonly subject: Subject }) {
  if (subject.pageOf === null) return `${subject.kind} ${subject.label}`;
  return (
    <Link
      href={`${pages[subject.kind] ?? "/admin/orders"}/${subject.pageOf}`}
      prefetch={false}
      className="font-medium underline decoration-line-2 underline-offset-4 hover:decoration-accent"
    >
      {subject.label}
    </Link>
  );
}
