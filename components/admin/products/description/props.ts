import type { Control } from "../../form/field";

/** What writing a description takes, whether its editor is there yet or not. */
export interface WritingProps {
  readonly control: Control;
  /** The id of the label. */
  readonly labelledBy: string;
  readonly value: string;
  /** What is stored, which `value` is compared with. */
  readonly stored: string;
  readonly onChange: (html: string) => void;
}
