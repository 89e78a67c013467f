"use client";
import { useState } from "react";
import type { DeskProduct } from "@/lib/assortment/contract";
import { Check, Field } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";
import { productStatusWords } from "../words";

/** What the details form saves; nothing that it does not show. */
export interface DetailValues {
  readonly productId: string;
  readonly expectedVersion: number;
  readonly title: string;
  readonly handle: string;
  readonly descriptionHtml: string;
  readonly vendor: string;
  readonly productType: string;
  readonly tags: string[];
  readonly status: DeskProduct["status"];
  readonly publishIn: string[];
  readonly unpublishFrom: string[];
}

interface DetailsProps {
  readonly product: Pick<
    DeskProduct,
    | "id"
    | "version"
    | "title"
    | "handle"
    | "descriptionHtml"
    | "vendor"
    | "productType"
    | "tags"
    | "status"
    | "channelIds"
  >;
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly save: Submit<DetailValues>;
}

const statuses = ["active", "draft", "archived"] as const;

/** What a product is called, what is said of it, and whether and where it is sold. */
export function DetailsForm({ product, channels, save }: DetailsProps) {
  const [typed, setTyped] = useState(() => ({ ...product, tags: product.tags.join(", ") }));
  const [published, setPublished] = useState<readonly string[]>(product.channelIds);
  const { send, pending, refusal } = useSubmit(save, { said: "Saved" });
  const bind = (name: "title" | "handle" | "descriptionHtml" | "vendor" | "productType" | "tags") => ({
    value: typed[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send({
          productId: product.id,
          expectedVersion: product.version,
          title: typed.title,
          handle: typed.handle,
          descriptionHtml: typed.descriptionHtml,
          vendor: typed.vendor,
          productType: typed.productType,
          tags: typed.tags
            .split(",")
            .map((tag) => tag.trim())
            .filter(Boolean),
          status: typed.status,
          publishIn: published.filter((id) => !product.channelIds.includes(id)),
          unpublishFrom: product.channelIds.filter((id) => !published.includes(id)),
        });
      }}
    >
      <Field id="title" label="Title" problem={fieldProblem(refusal, "title")}>
        {(control) => <input {...control} {...bind("title")} className="input" required maxLength={255} />}
      </Field>
      <Field id="status" label="Status" hint={statusHints[typed.status]}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={typed.status}
            onChange={(event) => {
              const status = statuses.find((one) => one === event.target.value);
              if (status) setTyped({ ...typed, status });
            }}
          >
            {statuses.map((status) => (
              <option key={status} value={status}>
                {productStatusWords[status].word}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">Sold in</legend>
        {channels.map((channel) => (
          <Check
            key={channel.id}
            id={`channel-${channel.id}`}
            label={channel.name}
            checked={published.includes(channel.id)}
            onChange={(event) =>
              setPublished(
                event.target.checked
                  ? [...published, channel.id]
                  : published.filter((id) => id !== channel.id),
              )
            }
          />
        ))}
      </fieldset>
      <Field
        id="description"
        label="Description"
        hint="HTML. Scripts and styles are taken out when it is saved."
        problem={fieldProblem(refusal, "descriptionHtml")}
      >
        {(control) => (
          <textarea
            {...control}
            {...bind("descriptionHtml")}
            rows={9}
            maxLength={100_000}
            className="input"
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field id="vendor" label="Vendor" problem={fieldProblem(refusal, "vendor")}>
          {(control) => <input {...control} {...bind("vendor")} className="input" maxLength={120} />}
        </Field>
        <Field id="type" label="Type" problem={fieldProblem(refusal, "productType")}>
          {(control) => <input {...control} {...bind("productType")} className="input" maxLength={120} />}
        </Field>
      </div>
      <Field id="tags" label="Tags" hint="Set apart by commas." problem={fieldProblem(refusal, "tags")}>
        {(control) => <input {...control} {...bind("tags")} className="input" />}
      </Field>
      <Field
        id="handle"
        label="Address"
        hint="The last part of its page's address. The old one leads to the new."
        problem={fieldProblem(refusal, "handle")}
      >
        {(control) => <input {...control} {...bind("handle")} className="input" required maxLength={120} />}
      </Field>
      <RefusalNote refusal={refusal} />
      <button
        type="submit"
        className="btn btn-first self-start"
        disabled={pending}
        data-key="w"
        data-key-name="Save the details"
      >
        {pending ? "Saving…" : "Save"}
      </button>
    </form>
  );
}

const statusHints: Readonly<Record<DeskProduct["status"], string>> = {
  active: "On sale wherever it is published.",
  draft: "Seen by staff alone.",
  archived: "Taken off sale for good; orders keep it.",
};
