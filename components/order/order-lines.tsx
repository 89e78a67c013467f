import type { OrderView } from "@/lib/views/contract";
import { pictureSource, productAddress } from "../shop/addresses";
import { FormerPrice, Price } from "../ui/price";
import { Thumb } from "../ui/thumb";

/** The things of an order as they were bought: names and prices are the order's own, whatever the shop says today. */
export function OrderLines({ order, base }: { readonly order: OrderView; readonly base: string }) {
  const money = { currency: order.currency, locale: order.locale };
  return (
    <ul className="divide-y divide-line border-y border-line">
      {order.lines.map((line) => (
        <li key={line.id} className="flex gap-4 py-4">
          <Thumb
            src={line.pictureKey ? pictureSource(line.pictureKey) : null}
            width={76}
            className="h-24 w-19 shrink-0 print:hidden"
          />
          <div className="min-w-0 flex-1">
            <p>
              <a href={productAddress(base, line.handle)} className="hover:underline underline-offset-4">
                {line.title}
              </a>
            </p>
            <p className="text-small text-ink-3">
              {line.variantTitle && <>{line.variantTitle} · </>}
              <span className="figures">{line.quantity}</span> × <Price {...money} amount={line.unitAmount} />
            </p>
            {progress(line) && <p className="mt-1 text-small text-ink-2">{progress(line)}</p>}
          </div>
          <p className="shrink-0 text-right">
            {line.total < line.subtotal && <FormerPrice {...money} amount={line.subtotal} />}{" "}
            <Price {...money} amount={line.total} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Said only where a line is not simply waiting or simply sent. */
function progress(line: OrderView["lines"][number]): string | null {
  const parts = [
    line.canceled > 0 ? `${line.canceled} cancelled` : "",
    line.shipped > 0 && line.open > 0 ? `${line.shipped} sent, ${line.open} to follow` : "",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : null;
}
