"use client";
import { useRouter } from "next/navigation";
import { PageBody } from "@/components/shop/page-body";
import { type Block, type Menu, menus, type PageToEdit } from "@/lib/content/contract";
import { readNotation, writeNotation } from "@/lib/content/words";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { Unsaved } from "../form/unsaved";
import { useDraft } from "../form/use-draft";
import { type Submit, useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";
import { menuWords } from "./menu-words";
import { othersWords } from "./setting-form";

interface PageValues {
  readonly handle: string;
  readonly title: string;
  readonly summary: string;
  readonly body: Block[];
  readonly menu: Menu | null;
  readonly position: number;
}

interface PageFormProps {
  /** Null writes a new one. */
  readonly page: PageToEdit | null;
  readonly mayWrite: boolean;
  readonly save: Submit<{ readonly page: PageValues; readonly seen: string | null }>;
}

/** A page of the shop's words: plain lines on one side, what they mean on the other. */
export function PageForm({ page, mayWrite, save }: PageFormProps) {
  const router = useRouter();
  const draft = useDraft<{ handle: string; title: string; summary: string; text: string; menu: string }>({
    handle: page?.handle ?? "",
    title: page?.title ?? "",
    summary: page?.summary ?? "",
    text: writeNotation(page?.body ?? []),
    menu: page?.menu ?? "",
  });
  const { handle, title, summary, text, menu } = draft.values;
  const { send, pending, refusal } = useSubmit(save, {
    said: "Saved: it stands in the shop",
    onDone: () => {
      draft.saved();
      if (!page) router.push(`/admin/settings/pages/${handle.trim()}`);
    },
  });
  const { blocks, problems } = readNotation(text);
  const words = {
    handle,
    title,
    summary,
    body: blocks,
    menu: menus.find((one) => one === menu) ?? null,
    position: page?.position ?? 100,
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (problems.length === 0) void send({ page: words, seen: page?.seen ?? null });
      }}
    >
      <Unsaved when={draft.isDirty} />
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-2">
        <fieldset disabled={!mayWrite} className="flex min-w-0 flex-col gap-4">
          {!page && (
            <Field
              required
              id="handle"
              label="Address"
              hint={`/pages/${handle || "…"}`}
              problem={fieldProblem(refusal, "page.handle")}
            >
              {(control) => (
                <input {...control} {...draft.bind("handle")} className="input" maxLength={120} />
              )}
            </Field>
          )}
          <Field
            required
            id="title"
            label="Title"
            problem={fieldProblem(refusal, "page.title") ?? othersWords(draft.others("title"))}
          >
            {(control) => <input {...control} {...draft.bind("title")} className="input" maxLength={200} />}
          </Field>
          <Field
            id="summary"
            label="Summary"
            hint="Below the title, and in what search engines show."
            problem={fieldProblem(refusal, "page.summary") ?? othersWords(draft.others("summary"))}
          >
            {(control) => <textarea {...control} {...draft.bind("summary")} rows={2} className="input" />}
          </Field>
          <Field
            id="text"
            label="Text"
            hint="An empty line begins a paragraph, ## a heading, - an item of a list, | a row of a table; [words](/pages/returns) leads somewhere."
            problem={
              problems.length > 0
                ? problems.map((one) => `Line ${one.line}: ${one.words}`).join(" ")
                : (fieldProblem(refusal, "page.body") ??
                  (draft.others("text") === null
                    ? null
                    : "Somebody else saved another text meanwhile. Save again if yours should stand."))
            }
          >
            {(control) => (
              <textarea {...control} {...draft.bind("text")} rows={24} className="input leading-relaxed" />
            )}
          </Field>
          <Field id="menu" label="In the footer, under">
            {(control) => (
              <select {...control} {...draft.bind("menu")} className="input !w-56">
                <option value="">Nowhere</option>
                {menus.map((one) => (
                  <option key={one} value={one}>
                    {menuWords[one]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <p className="border-line border-l-2 pl-3 text-ink-2">
            {page?.isGone
              ? "This page is not in the shop. Saving it brings it back."
              : "Shoppers read it within a second or two of saving."}
          </p>
          <RefusalNote refusal={refusal} />
          {mayWrite ? (
            <Button
              type="submit"
              className="btn btn-first self-start"
              off={pending || problems.length > 0 || (!draft.isDirty && !page?.isGone)}
              data-key="w"
              data-key-name="Save the page"
            >
              {pending ? "Saving…" : page?.isGone ? "Bring it back" : "Save"}
            </Button>
          ) : (
            <p className="text-ink-3">Only an owner may change this.</p>
          )}
        </fieldset>
        <section aria-label="Preview" className="min-w-0">
          <p className="mb-2 font-medium">As shoppers read it</p>
          <div className="border border-line p-6">
            {title === "" && summary === "" && blocks.length === 0 ? (
              <p className="text-ink-3">What you write stands here as shoppers will read it.</p>
            ) : (
              <p className="headline-large text-4">{title || "…"}</p>
            )}
            {summary && <p className="mt-3 text-1 text-ink-2">{summary}</p>}
            {blocks.length > 0 && (
              <div className="mt-6 border-line border-t pt-6">
                <PageBody body={blocks} base="" />
              </div>
            )}
          </div>
        </section>
      </div>
    </form>
  );
}
