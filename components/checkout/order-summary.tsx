import type { CheckoutView } from "@/lib/checkout/contract";
import type { Missing } from "../cart/awaits-delivery";
import { CartTotals } from "../cart/cart-totals";
import { buttonClass } from "../ui/button";
import { FormerPrice, Price } from "../ui/price";
import { Thumb } from "../ui/thumb";
import { sayMessage } from "../words";

interface OrderSummaryProps {
  readonly view: CheckoutView;
  readonly busy?: boolean;
  /** Takes fewer of a line, or none; without it the order can only be looked at. */
  readonly onLine?: (lineId: string, quantity: number) => void;
}

/** The order as it stands: every thing, every difference by its name, the total. */
export function OrderSummary({ view, busy = false, onLine }: OrderSummaryProps) {
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {view.lines.map((line) => (
          <SummaryLine key={line.id} line={line} view={view} onLine={onLine} />
        ))}
      </ul>
      <div className="pt-5">
        <CartTotals cart={view} busy={busy} later={onceKnown} />
      </div>
    </>
  );
}

function onceKnown(missing: readonly Missing[]): string {
  const what = missing.join(" and ");
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} ${missing.length > 1 ? "are" : "is"} worked out once we know where it goes.`;
}

type LineProps = Pick<OrderSummaryProps, "view" | "onLine"> & {
  readonly line: CheckoutView["lines"][number];
};

function SummaryLine({ line, view, onLine }: LineProps) {
  const money = { currency: view.currency, locale: view.locale };
  const notes = view.messages.filter(
    (message) => message.target.kind === "line" && message.target.id === line.id,
  );
  const isShort = notes.some((note) => note.code === "out_of_stock" || note.code === "item_unavailable");
  return (
    <li className="flex gap-4 py-4">
      <Thumb src={line.picture} width={64} className="h-20 w-16 shrink-0" />
      <div className="min-w-0 flex-1">
        <p>{line.title}</p>
        <p className="text-small text-ink-3">
          {line.variant_title && <>{line.variant_title} · </>}
          <span className="figures">{line.quantity}</span> × <Price {...money} amount={line.unit_amount} />
        </p>
        {notes.map((note) => (
          <p
            key={note.code}
            className={`mt-1 text-small ${note.type === "error" ? "text-bad" : "text-warn"}`}
          >
            {sayMessage(note, view)}
          </p>
        ))}
        {isShort && onLine && <TakeFewer line={line} onLine={onLine} />}
      </div>
      <p className="shrink-0 text-right">
        {line.total < line.subtotal && <FormerPrice {...money} amount={line.subtotal} />}{" "}
        <Price {...money} amount={line.total} />
      </p>
    </li>
  );
}

/** The way on when there is less than was wanted. */
function TakeFewer({ line, onLine }: Required<Pick<LineProps, "line" | "onLine">>) {
  const left = line.available ?? 0;
  return (
    <p className="mt-1 flex flex-wrap gap-x-5">
      {left > 0 && left < line.quantity && (
        <button
          type="button"
          data-remedy
          className={buttonClass("text", "py-1")}
          onClick={() => onLine(line.id, left)}
        >
          Take {left}
        </button>
      )}
      <button
        type="button"
        data-remedy
        className={buttonClass("text", "py-1")}
        onClick={() => onLine(line.id, 0)}
      >
        Leave {left > 0 ? "them all" : "it"} out
      </button>
    </p>
  );
}
