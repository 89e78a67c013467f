import type { SavedView, ViewedList } from "@/lib/desk/contract";
import type { Submit } from "../form/use-submit";
import { type Tab, Tabs } from "../parts/tabs";
import { ForgetView, KeepView } from "./keep-view";

interface ViewTabsProps {
  readonly label: string;
  readonly list: ViewedList;
  readonly path: string;
  /** The address as it is narrowed now, without a place in the list. */
  readonly here: string;
  /** The views that everybody has. */
  readonly known: readonly Tab[];
  readonly own: readonly SavedView[];
  readonly keep: Submit<{ list: ViewedList; name: string; query: string }>;
  readonly forget: Submit<{ id: string }>;
}

/** The views of a list: those everybody has, one's own, and a way to keep what is shown or to forget it. */
export function ViewTabs({ label, list, path, here, known, own, keep, forget }: ViewTabsProps) {
  const query = here.split("?")[1];
  // Everybody's view with one's own columns is one's own.
  const isKnown = known.some((tab) => tab.href === here) && !new URLSearchParams(query).has("columns");
  const shown = own.find((view) => view.query === query);
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-3 sm:flex-nowrap sm:border-line sm:border-b">
      <div className="min-w-0 max-sm:w-full sm:-mb-px sm:flex-1 [&>nav]:mb-0 sm:[&>nav]:border-b-0">
        <Tabs
          label={label}
          here={here}
          tabs={[...known, ...own.map((view) => ({ name: view.name, href: `${path}?${view.query}` }))]}
        />
      </div>
      {shown && <ForgetView view={shown} forget={forget} />}
      {query && !isKnown && !shown && <KeepView list={list} query={query} keep={keep} />}
    </div>
  );
}
