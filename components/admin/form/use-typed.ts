"use client";
import { useRef } from "react";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Whether something was typed or chosen in a part of the page, whatever forms stand in it: each field is compared with
 * what it said when it was first gone to, also once a next step has taken it off the page.
 */
export function useTyped() {
  const first = useRef(new Map<Field, string>());
  const note = (event: { readonly target: EventTarget }) => {
    const { target } = event;
    const field =
      target instanceof Element
        ? ((target.closest("label") as HTMLLabelElement | null)?.control ?? target)
        : null;
    if (isField(field) && !first.current.has(field)) first.current.set(field, said(field));
  };
  return {
    /** Stands on the element around the fields. */
    watch: { onFocus: note, onPointerDownCapture: note },
    isTouched: () => [...first.current].some(([field, value]) => said(field) !== value),
    /** What is there now is saved, or new. */
    forget: () => first.current.clear(),
  };
}

function isField(target: unknown): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

function said(field: Field): string {
  const isSwitch = field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type);
  return isSwitch ? String(field.checked) : field.value;
}
