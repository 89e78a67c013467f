/** What assistive technology is told of the field and the list below it. */
export interface Combobox {
  readonly expanded: boolean;
  /** The id of the option that Enter would take; null for none. */
  readonly active: string | null;
}

export interface SearchDoorProps {
  readonly market: string;
  readonly base: string;
  readonly locale: string;
  /** The top of the category tree: what is offered before anything is typed. */
  readonly roots: readonly { readonly name: string; readonly path: string }[];
}
