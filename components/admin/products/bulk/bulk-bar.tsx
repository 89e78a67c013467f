"use client";
import { useSyncExternalStore } from "react";
import type { ProductAct } from "@/lib/assortment/contract";
import type { PricePreview } from "@/lib/catalog/contract";
import { percentWords } from "../../bulk/act-words";
import { begin, runStore } from "../../bulk/run";
import { Button } from "../../form/button";
import { Panel } from "../../form/panel";
import type { Submit } from "../../form/use-submit";
import { ChosenBar, useChosen } from "../../rows/chooser";
import { CollectForm } from "./collect-form";
import { type PriceList, PricesByPercent } from "./prices-by-percent";

interface BulkBarProps {
  readonly collections: readonly { readonly id: string; readonly title: string }[];
  /** Null for those who may not change prices. */
  readonly prices: {
    readonly lists: readonly PriceList[];
    readonly preview: Submit<{ productIds: string[]; priceListId: string; byBp: number }, PricePreview>;
  } | null;
}

/** What can be done with the products that are chosen. */
export function BulkBar({ collections, prices }: BulkBarProps) {
  const { chosen, set } = useChosen();
  const run = useSyncExternalStore(runStore.subscribe, runStore.now, runStore.onServer);
  const isBusy = run?.state === "running";
  const act = (what: ProductAct, about = "") => {
    if (begin(what, about, chosen)) set([]);
  };
  const status = (to: "active" | "draft" | "archived", word: string) => (
    <Button className="btn" off={isBusy} onClick={() => act({ kind: "status", status: to })}>
      {word}
    </Button>
  );
  return (
    <ChosenBar one="product">
      {status("active", "Make active")}
      {status("draft", "Make draft")}
      {status("archived", "Archive")}
      {collections.length > 0 && (
        <Panel label="Add to collection" title="Put into a collection">
          {(close) => (
            <CollectForm
              count={chosen.length}
              collections={collections}
              onChoose={(collection) => {
                close();
                act({ kind: "collect", collectionId: collection.id }, `“${collection.title}”`);
              }}
            />
          )}
        </Panel>
      )}
      {prices && (
        <Panel label="Change prices" title="Change prices by percent">
          {(close) => (
            <PricesByPercent
              rows={chosen}
              lists={prices.lists}
              preview={prices.preview}
              onChange={(list, byBp) => {
                close();
                act(
                  { kind: "prices", priceListId: list.id, byBp },
                  `${percentWords(byBp)} in ${list.currency}`,
                );
              }}
            />
          )}
        </Panel>
      )}
    </ChosenBar>
  );
}
