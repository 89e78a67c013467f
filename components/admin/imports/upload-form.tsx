"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { MAX_FILE_BYTES } from "@/lib/imports/contract";
import { Check, Field } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { Unsaved } from "../form/unsaved";
import { Progress } from "../parts/progress";
import type { Refusal } from "../refusal-words";
import { sendFile } from "./send-file";

/** Sends a product file, tried first unless somebody says otherwise, and goes on to its report. */
export function UploadForm({ currencies }: { readonly currencies: readonly string[] }) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [currency, setCurrency] = useState(currencies[0] ?? "");
  const [dryRun, setDryRun] = useState(true);
  const [share, setShare] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isTooLarge = file !== null && file.size > MAX_FILE_BYTES;

  async function send(chosen: File) {
    setShare(0);
    setRefusal(null);
    const sent = await sendFile(chosen, { currency, dryRun }, setShare);
    if (sent.ok) return router.push(`/admin/imports/${sent.importId}`);
    setShare(null);
    setRefusal(sent);
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (file && !isTooLarge && share === null) void send(file);
      }}
    >
      <Unsaved when={file !== null && !isTooLarge} />
      <Field
        required
        id="file"
        label="Product file"
        hint={
          <>
            A Shopify product CSV, up to {MAX_FILE_BYTES / 1024 / 1024} MB. Pictures are fetched from the
            addresses in it; those that stand beside it as files are sent afterwards, from its report.
          </>
        }
        problem={isTooLarge ? `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB.` : null}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,text/csv"
            required
            className="file-drop"
            data-key="u"
            data-key-name="Choose a file"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              setRefusal(null);
            }}
          />
        )}
      </Field>
      <Field id="currency" label="Currency of its prices" hint="A Shopify file does not name it.">
        {(control) => (
          <select
            {...control}
            className="input !w-28"
            value={currency}
            onChange={(event) => setCurrency(event.target.value)}
          >
            {currencies.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        )}
      </Field>
      <Check
        id="dry-run"
        label="Try it first"
        hint="Every row is read and checked, and nothing is changed. Its report has the button that imports it."
        checked={dryRun}
        onChange={(event) => setDryRun(event.target.checked)}
      />
      {share !== null && (
        <Progress
          words={share < 1 ? `${Math.floor(share * 100)}% sent` : "Sent; it is being kept"}
          done={share}
          of={1}
        />
      )}
      <RefusalNote refusal={refusal} />
      <button
        type="submit"
        className="btn btn-first self-start"
        disabled={share !== null || file === null || isTooLarge}
      >
        {share !== null ? "Sending…" : dryRun ? "Check the file" : "Import the file"}
      </button>
    </form>
  );
}
