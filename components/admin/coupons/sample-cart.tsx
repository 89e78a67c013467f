"use client";
import { Thumb } from "@/components/ui/thumb";
import { wordsFor } from "@/components/words";
import { pictureAddress } from "@/lib/catalog/contract";
import { type CouponPreview, MAX_SAMPLE_LINES } from "@/lib/checkout/contract";
import { Amount } from "../parts/amount";
import { FindProduct } from "../products/find-product";

/** One thing in the sample cart. What is typed as its number may be none for a moment; the last one counts until then. */
export interface SampleLine {
  readonly variantId: string;
  readonly quantity: number;
  readonly typed: string;
  /** Until the server has said more of it. */
  readonly title: string;
}

interface CartProps {
  readonly lines: readonly SampleLine[];
  readonly preview: CouponPreview | null;
  readonly onChange: (lines: readonly SampleLine[]) => void;
}

/** What is in the sample cart: real products, as many as one likes. */
export function SampleCart({ lines, preview, onChange }: CartProps) {
  const change = (variantId: string, typed: string) =>
    onChange(
      lines.map((line) =>
        line.variantId === variantId
          ? { ...line, typed, quantity: /^[1-9]\d{0,2}$/.test(typed.trim()) ? Number(typed) : line.quantity }
          : line,
      ),
    );
  return (
    <div className="flex flex-col gap-3">
      {lines.length === 0 ? (
        <p className="border-line border-y py-6 text-center text-ink-2">The cart is empty. Add a product.</p>
      ) : (
        <table className="ledger">
          <caption className="sr-only">The sample cart</caption>
          <thead>
            <tr>
              <th scope="col">In the cart</th>
              <th scope="col" className="figure">
                Units
              </th>
              <th scope="col" className="figure">
                Amount
              </th>
              <th scope="col">
                <span className="sr-only">Take out</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line
                key={line.variantId}
                line={line}
                preview={preview}
                onType={(typed) => change(line.variantId, typed)}
                onTakeOut={() => onChange(lines.filter((one) => one !== line))}
              />
            ))}
          </tbody>
        </table>
      )}
      {lines.length < MAX_SAMPLE_LINES && (
        <FindProduct
          label="Add a product"
          taken={(product) => {
            if (product.variantId === null) return "No variant";
            return lines.some((line) => line.variantId === product.variantId) ? "In the cart" : null;
          }}
          onChoose={({ variantId, title }) => {
            if (variantId) onChange([...lines, { variantId, title, quantity: 1, typed: "1" }]);
          }}
        />
      )}
    </div>
  );
}

interface LineProps {
  readonly line: SampleLine;
  readonly preview: CouponPreview | null;
  readonly onType: (typed: string) => void;
  readonly onTakeOut: () => void;
}

function Line({ line, preview, onType, onTakeOut }: LineProps) {
  const good = preview?.goods.find((one) => one.variantId === line.variantId);
  const title = [good?.title ?? line.title, good?.variantTitle].filter(Boolean).join(", ");
  const priced = preview?.with.lines.find((one) => one.variantId === line.variantId);
  const problem = preview?.with.messages.find(
    (message) => message.target.kind === "line" && message.target.id === line.variantId,
  );
  return (
    <tr>
      <th scope="row" className="align-middle">
        <span className="flex items-center gap-3">
          <Thumb
            src={good?.pictureKey ? pictureAddress(good.pictureKey) : null}
            width={32}
            className="h-10 w-8 shrink-0 max-sm:hidden"
          />
          <span className="min-w-0">
            {title}
            {problem && (
              <span className="block text-bad">
                {wordsFor(problem.code, { available: good?.available ?? undefined })}
              </span>
            )}
          </span>
        </span>
      </th>
      <td className="figure align-middle">
        <input
          aria-label={`Units of ${title}`}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          className="input !w-14 text-right"
          value={line.typed}
          onChange={(event) => onType(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
      </td>
      <td className="figure align-middle">
        {preview && priced && good ? (
          <>
            <Amount amount={priced.unitAmount * good.quantity} currency={preview.currency} />
            {priced.discount !== 0 && (
              <span className="block text-ink-3">
                <span className="sr-only">and with the coupon </span>
                <Amount amount={priced.discount} currency={preview.currency} />
              </span>
            )}
          </>
        ) : (
          "–"
        )}
      </td>
      <td className="text-right align-middle">
        <button
          type="button"
          className="btn btn-bare min-w-6 text-[1.125rem] text-ink-3 no-underline hover:text-ink"
          aria-label={`Take out ${title}`}
          onClick={onTakeOut}
        >
          <span aria-hidden>×</span>
        </button>
      </td>
    </tr>
  );
}
