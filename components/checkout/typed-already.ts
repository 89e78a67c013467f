/** What is asked of a field of a form. */
export interface TypedField {
  readonly name: string;
  readonly value: string;
  readonly checked?: boolean;
}

/**
 * The fields that no longer say what the page came with: typed into before its script was awake, or filled in again by
 * the browser. No event will ever tell of them.
 */
export function typedAlready(form: HTMLFormElement): TypedField[] {
  return [...form.elements].filter(isField).filter(differs);
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isField(element: Element): element is Field {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

function differs(field: Field): boolean {
  if (field instanceof HTMLSelectElement)
    return [...field.options].some((option) => option.selected !== option.defaultSelected);
  if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox"))
    return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}
