"use client";
import { useState } from "react";
import type { DeskProduct } from "@/lib/assortment/contract";
import { MAX_DESCRIPTION } from "@/lib/catalog/contract";
import { Button } from "../form/button";
import { Check, Field, labelOf } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { Unsaved } from "../form/unsaved";
import { type Submit, useSubmit } from "../form/use-submit";
import { count } from "../format";
import { fieldProblem } from "../refusal-words";
import { productStatusWords } from "../words";
import { Writing } from "./description/writing";
import { undoProduct } from "./undo-product";

/** What the details form saves: only what was touched, so that what others changed meanwhile stays theirs. */
export interface DetailValues {
  readonly productId: string;
  readonly expectedVersion: number;
  readonly title?: string;
  readonly handle?: string;
  readonly descriptionHtml?: string;
  readonly vendor?: string;
  readonly productType?: string;
  readonly tags?: string[];
  readonly status?: DeskProduct["status"];
  readonly publishIn?: string[];
  readonly unpublishFrom?: string[];
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
  readonly save: Submit<DetailValues, { readonly version: number }>;
  /** Whether what was saved can be taken back by whoever reads. */
  readonly mayUndo: boolean;
}

type TextField = "title" | "handle" | "descriptionHtml" | "vendor" | "productType" | "tags";
/** What somebody has touched; everything else is as the page says. */
type Typed = { readonly [Name in TextField]?: string } & {
  readonly status?: DeskProduct["status"];
  readonly published?: readonly string[];
};

const statuses = ["active", "draft", "archived"] as const;

/** What a product is called, what is said of it, and whether and where it is sold. */
export function DetailsForm({ product, channels, save, mayUndo }: DetailsProps) {
  const [typed, setTyped] = useState<Typed>({});
  // Until the page is read again it says what was: an editor that went back to it would forget where its writer stood.
  const [saved, setSaved] = useState({ version: 0, descriptionHtml: "" });
  const stored = product.version < saved.version ? saved.descriptionHtml : product.descriptionHtml;
  const { send, pending, refusal } = useSubmit(save, {
    said: typed.status && typed.status !== product.status ? saidOfStatus[typed.status] : "Saved",
    // An old address leads to the new one by then: that is not taken back by itself.
    undo: ({ version }) =>
      mayUndo && typed.handle === undefined && version > product.version
        ? undoProduct(product.id, version)
        : null,
    onDone: ({ version }) => {
      // What was typed while it was on its way is not saved yet.
      setTyped((now) => leftOf(now, typed));
      const descriptionHtml = typed.descriptionHtml ?? stored;
      setSaved({ version, descriptionHtml });
    },
  });
  const known = { ...product, descriptionHtml: stored, tags: product.tags.join(", ") };
  const status = typed.status ?? product.status;
  const published = typed.published ?? product.channelIds;
  const isDirty = (Object.keys(typed) as (keyof Typed)[]).some((name) =>
    name === "published"
      ? [...published].sort().join() !== [...product.channelIds].sort().join()
      : typed[name] !== known[name],
  );
  const bind = (name: TextField) => ({
    value: typed[name] ?? known[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setTyped((before) => ({ ...before, [name]: event.target.value })),
  });
  const description = typed.descriptionHtml ?? stored;
  const tooLong = tooLongWords(description);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (tooLong) {
          document.getElementById("description")?.focus();
          return;
        }
        const { tags, published: _, ...words } = typed;
        void send({
          productId: product.id,
          expectedVersion: product.version,
          ...words,
          ...(tags === undefined ? {} : { tags: tagsIn(tags) }),
          publishIn: published.filter((id) => !product.channelIds.includes(id)),
          unpublishFrom: product.channelIds.filter((id) => !published.includes(id)),
        });
      }}
    >
      <Unsaved when={isDirty} />
      <Field required id="title" label="Title" problem={fieldProblem(refusal, "title")}>
        {(control) => <input {...control} {...bind("title")} className="input" required maxLength={255} />}
      </Field>
      <Field id="status" label="Status" hint={statusHints[status]}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={status}
            onChange={(event) => {
              const chosen = statuses.find((one) => one === event.target.value);
              if (chosen) setTyped({ ...typed, status: chosen });
            }}
          >
            {statuses.map((one) => (
              <option key={one} value={one}>
                {productStatusWords[one].word}
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
              setTyped({
                ...typed,
                published: event.target.checked
                  ? [...published, channel.id]
                  : published.filter((id) => id !== channel.id),
              })
            }
          />
        ))}
      </fieldset>
      <Field
        id="description"
        label="Description"
        hint="Formatting the shop does not use is removed: fonts, colours, pictures, scripts."
        problem={tooLong ?? fieldProblem(refusal, "descriptionHtml")}
      >
        {(control) => (
          <Writing
            control={control}
            labelledBy={labelOf(control.id)}
            value={description}
            stored={stored}
            onChange={(descriptionHtml) => setTyped((before) => ({ ...before, descriptionHtml }))}
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
        required
        id="handle"
        label="Address"
        hint="The last part of its page’s address. The old one leads to the new."
        problem={fieldProblem(refusal, "handle")}
      >
        {(control) => <input {...control} {...bind("handle")} className="input" required maxLength={120} />}
      </Field>
      <RefusalNote refusal={refusal} />
      <Button
        type="submit"
        className="btn btn-first self-start"
        off={pending || Object.keys(typed).length === 0}
        data-key="w"
        data-key-name="Save the details"
      >
        {pending ? "Saving…" : "Save"}
      </Button>
    </form>
  );
}

/** What was typed beside, or after, what was sent. */
function leftOf(now: Typed, sent: Typed): Typed {
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => value !== sent[name as keyof Typed]),
  );
}

/** The editor, unlike a plain field, does not stop at the maximum: a paste would be cut in the middle of a tag. */
function tooLongWords(html: string): string | null {
  if (html.length <= MAX_DESCRIPTION) return null;
  return `At most ${count(MAX_DESCRIPTION)} characters can be kept, tags included: this has ${count(html.length)}.`;
}

function tagsIn(text: string): string[] {
  return text
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean);
}

const saidOfStatus: Readonly<Record<DeskProduct["status"], string>> = {
  active: "Saved: it is active",
  draft: "Saved: it is a draft",
  archived: "Saved: it is archived",
};

const statusHints: Readonly<Record<DeskProduct["status"], string>> = {
  active: "On sale wherever it is published.",
  draft: "Seen by staff alone.",
  archived: "Taken off sale for good; orders keep it.",
};
