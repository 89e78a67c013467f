"use client";
import { type ReactNode, useEffect, useState } from "react";
import type { CustomerFile, Kept } from "@/lib/privacy/contract";
import { askIdentity } from "../account/ask-identity";
import { Button } from "../form/button";
import { Check } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import type { Answer, Refusal } from "../refusal-words";
import { say } from "../shell/said";
import { goes, stays, underWayWords } from "./kept-words";

interface OfCustomer {
  readonly customer_id: string;
}
interface DataProps {
  readonly customerId: string;
  readonly name: string;
  readonly whatIsKept: (input: OfCustomer) => Promise<Answer<Kept>>;
  readonly exportData: (input: OfCustomer) => Promise<Answer<CustomerFile>>;
  readonly erase: Submit<OfCustomer, { orders: number }>;
  /** What else can be done with the account. */
  readonly children: ReactNode;
}

/** What a customer may ask of the shop: a copy of everything, and to be forgotten. */
export function CustomerData({ customerId, name, whatIsKept, exportData, erase, children }: DataProps) {
  return (
    <>
      <p className="mb-3 text-ink-2">
        Anyone may ask for a copy of their data, or to have it erased. First make sure that the request is
        really theirs.
      </p>
      <div className="flex flex-wrap gap-2">
        <Export customerId={customerId} exportData={exportData} />
        {children}
        <Panel label="Erase" title={`Erase ${name}`} final>
          {(close) => (
            <EraseForm customerId={customerId} whatIsKept={whatIsKept} erase={erase} close={close} />
          )}
        </Panel>
      </div>
    </>
  );
}

/** The answer is a file and is kept nowhere: so it goes without the key by which answers are kept for a repeat. */
function Export({ customerId, exportData }: Pick<DataProps, "customerId" | "exportData">) {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  async function save() {
    setPending(true);
    const ask = () => exportData({ customer_id: customerId });
    let answer = await ask().catch(() => null);
    if (answer && !answer.ok && answer.code === "confirmation_needed" && (await askIdentity(answer.detail)))
      answer = await ask().catch(() => null);
    setPending(false);
    setRefusal(answer === null ? noAnswer : answer.ok ? null : answer);
    if (!answer?.ok) return;
    saveAs(`customer-${customerId}.json`, JSON.stringify(answer.value, null, 2));
    say("The file is in your downloads");
  }
  return (
    <>
      <Button className="btn" off={pending} onClick={() => void save()}>
        {pending ? "Putting it together…" : "Save a copy"}
      </Button>
      <RefusalNote refusal={refusal} />
    </>
  );
}

const noAnswer: Refusal = {
  ok: false,
  code: "no_answer",
  title: "No answer came. Try again.",
  detail: {},
  errors: [],
};

function saveAs(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

type EraseProps = Pick<DataProps, "customerId" | "whatIsKept" | "erase"> & { readonly close: () => void };

/** Counts first: what goes and what stays is said of this person, at this moment. */
function EraseForm({ customerId, whatIsKept, erase, close }: EraseProps) {
  const [answer, setAnswer] = useState<Answer<Kept> | null>(null);
  useEffect(() => {
    let isOpen = true;
    void whatIsKept({ customer_id: customerId })
      .catch((): Refusal => noAnswer)
      .then((given) => isOpen && setAnswer(given));
    return () => {
      isOpen = false;
    };
  }, [customerId, whatIsKept]);
  if (answer === null) return <p className="text-ink-3">Counting what is kept…</p>;
  if (!answer.ok) return <RefusalNote refusal={answer} />;
  const kept = answer.value;
  if (kept.underWay.length > 0) return <p>{underWayWords(kept.underWay)}</p>;
  return <EraseSure customerId={customerId} kept={kept} erase={erase} close={close} />;
}

function EraseSure({
  customerId,
  kept,
  erase,
  close,
}: Omit<EraseProps, "whatIsKept"> & { readonly kept: Kept }) {
  const [sure, setSure] = useState(false);
  const { send, pending, refusal } = useSubmit(erase, { said: "Erased", onDone: close });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (sure) void send({ customer_id: customerId });
      }}
    >
      <p>This is done for good. Nobody can bring it back.</p>
      <List title="Goes" of={goes(kept)} />
      <List title="Stays" of={stays(kept)} />
      <Check
        id="erase-sure"
        label="They have asked for it, and I have checked that it is really them"
        checked={sure}
        onChange={(event) => setSure(event.target.checked)}
      />
      <RefusalNote refusal={refusal} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" className="btn btn-final" off={pending || !sure}>
          {pending ? "Erasing…" : "Erase for good"}
        </Button>
        <Button className="btn" off={pending} onClick={close}>
          Keep everything
        </Button>
      </div>
    </form>
  );
}

function List({ title, of }: { readonly title: string; readonly of: readonly string[] }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 font-semibold">{title}</h3>
      <ul className="list-disc pl-5 text-ink-2">
        {of.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </section>
  );
}
