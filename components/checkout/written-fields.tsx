import type { CheckoutView } from "@/lib/checkout/contract";
import { TextArea } from "../ui/field";
import type { FieldProblems } from "./field-problems";

interface WrittenFieldsProps {
  readonly view: CheckoutView;
  readonly typed: { readonly note: string; readonly giftMessage: string };
  readonly problems: FieldProblems;
}

/** What goes along in words: a card for whoever opens the parcel, and a note for whoever packs it. */
export function WrittenFields({ view, typed, problems }: WrittenFieldsProps) {
  return (
    <>
      {view.requires_shipping && (
        <details className="group" open={typed.giftMessage !== "" || !!problems.gift_message || undefined}>
          <summary className="flex min-h-6 list-none items-center gap-3 [&::-webkit-details-marker]:hidden">
            <span
              aria-hidden
              className="flex size-4 items-center justify-center text-ink-3 transition-transform duration-(--quick) group-open:rotate-45"
            >
              +
            </span>
            It is a gift: add a card
          </summary>
          <div className="mt-4">
            <TextArea
              id="gift_message"
              name="gift_message"
              label="What should it say?"
              required={false}
              rows={4}
              maxLength={300}
              hint="We write it on a card and put it into the parcel. The list in the parcel names no prices."
              problem={problems.gift_message}
              defaultValue={typed.giftMessage}
            />
          </div>
        </details>
      )}
      <TextArea
        id="note"
        name="note"
        label="A note for us"
        optional
        rows={3}
        maxLength={1000}
        problem={problems.note}
        defaultValue={typed.note}
      />
    </>
  );
}
