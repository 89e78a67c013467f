"use client";
import { useState } from "react";
import type { DeskCategory } from "@/lib/views/contract";
import { Confirm } from "../form/confirm";
import { Panel } from "../form/panel";
import { type Submit, useSubmit } from "../form/use-submit";
import { many } from "../format";
import { CategoryForm, type CategoryValues } from "./category-form";

interface NewProps {
  /** What it is to stand under; null for the root. */
  readonly parent: DeskCategory | null;
  readonly tree: readonly DeskCategory[];
  readonly create: Submit<CategoryValues, unknown>;
}

/** Makes a category, at the root or under another. */
export function NewCategory({ parent, tree, create }: NewProps) {
  return (
    <Panel
      label={parent ? "Add under it" : "New category"}
      title={parent ? `New category under ${parent.name}` : "New category"}
      first={!parent}
      bare={parent !== null}
      shortcut={parent ? undefined : "c"}
      about={parent?.name}
    >
      {(close) => (
        <CategoryForm category={null} parentId={parent?.id ?? null} tree={tree} save={create} close={close} />
      )}
    </Panel>
  );
}

interface ChangeProps {
  readonly category: DeskCategory;
  readonly tree: readonly DeskCategory[];
  readonly edit: Submit<CategoryValues & { readonly id: string }, unknown>;
  readonly archive: Submit<{ readonly id: string }>;
}

/** Changes a category, or takes it out of the shop. */
export function ChangeCategory(props: ChangeProps) {
  return (
    <Panel label="Edit" title={props.category.name} bare about={props.category.name}>
      {(close) => <Change {...props} close={close} />}
    </Panel>
  );
}

function Change({ category, tree, edit, archive, close }: ChangeProps & { readonly close: () => void }) {
  const [isLeaving, setLeaving] = useState(false);
  const leaving = useSubmit(archive, { said: `${category.name} is out of the shop`, onDone: close });
  const under = tree.filter((one) => one.path.startsWith(`${category.path}/`)).length;
  if (isLeaving)
    return (
      <Confirm
        facts={[
          ...(under > 0 ? [`The ${many(under, "category", "categories")} under it go too.`] : []),
          category.products > 0
            ? `${many(category.products, "product")} ${category.products === 1 ? "stays" : "stay"} on sale: found in other categories, and by searching.`
            : "No product stands in it.",
          "Its address says that nothing is there. You can bring it back from below the tree.",
        ]}
        yes="Take it away"
        no="Keep it"
        pending={leaving.pending}
        refusal={leaving.refusal}
        currency=""
        onYes={() => void leaving.send({ id: category.id })}
        onBack={() => setLeaving(false)}
      >
        <strong>{category.name}</strong> leaves the menu of the shop.
      </Confirm>
    );
  return (
    <>
      <CategoryForm
        category={category}
        parentId={category.parentId}
        tree={tree}
        save={(values, key) => edit({ ...values, id: category.id }, key)}
        close={close}
      />
      <div className="mt-8 border-line border-t pt-4">
        <button type="button" className="btn" onClick={() => setLeaving(true)}>
          Take it out of the shop…
        </button>
      </div>
    </>
  );
}
