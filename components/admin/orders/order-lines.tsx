import Link from "next/link";
import { Fragment } from "react";
import { Thumb } from "@/components/ui/thumb";
import { pictureAddress } from "@/lib/catalog/contract";
import type { DeskAdjustment, DeskLine, DeskMoney, DeskOrder } from "@/lib/views/contract";
import { Amount } from "../parts/amount";

/** What was bought: every line with how far it is and, for those who may see it, every cent by name. */
export function OrderLines({ order }: { readonly order: DeskOrder }) {
  const { money } = order;
  return (
    <table className="ledger">
      <caption className="sr-only">Lines of {order.label}</caption>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col" className="figure">
            Units
          </th>
          {money && (
            <>
              <th scope="col" className="figure max-sm:hidden">
                Each
              </th>
              <th scope="col" className="figure">
                Amount
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line) => (
          <Line key={line.id} line={line} money={money} />
        ))}
      </tbody>
      {money && <Sums money={money} />}
    </table>
  );
}

function Line({ line, money }: { readonly line: DeskLine; readonly money: DeskMoney | null }) {
  const own = money?.lines.find((one) => one.lineId === line.id);
  const progress = progressWords(line);
  return (
    <>
      <tr>
        <th scope="row">
          <span className="flex gap-3">
            <Thumb
              src={line.pictureKey && pictureAddress(line.pictureKey)}
              width={32}
              className="h-10 w-8 shrink-0"
            />
            <span>
              <Link
                href={`/admin/products/${line.productId}`}
                prefetch={false}
                className="font-medium underline-offset-4 hover:underline"
              >
                {line.title}
              </Link>
              {line.variantTitle && <span className="text-ink-2"> · {line.variantTitle}</span>}
              <span className="block text-ink-3">
                {line.sku}
                {line.sku && progress && " · "}
                {progress && <span className="text-ink-2">{progress}</span>}
              </span>
            </span>
          </span>
        </th>
        <td className="figure">{line.quantity}</td>
        {money && own && (
          <>
            <td className="figure text-ink-2 max-sm:hidden">
              <Amount amount={own.unit} currency={money.currency} />
            </td>
            <td className="figure">
              <Amount amount={own.subtotal} currency={money.currency} />
            </td>
          </>
        )}
      </tr>
      {money &&
        own?.adjustments.map((row) => (
          <Figure
            key={row.type + row.label}
            label={labelOf(row)}
            amount={row.amount}
            currency={money.currency}
            sub
            ofLine
          />
        ))}
    </>
  );
}

function progressWords(line: DeskLine): string | null {
  const parts = [
    line.shipped > 0 && `${line.shipped} sent`,
    line.canceled > 0 && `${line.canceled} cancelled`,
    line.open > 0 && line.shipped + line.canceled > 0 && `${line.open} left`,
    !line.requiresShipping && "nothing to send",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : null;
}

/** An adjustment by its own label, with the code that was typed. Tax that is inside the price says so. */
function labelOf(row: DeskAdjustment): string {
  const code = row.code && !row.label.includes(row.code) ? ` (${row.code})` : "";
  return `${row.included ? "of which " : ""}${row.label}${code}`;
}

function Sums({ money }: { readonly money: DeskMoney }) {
  const { currency } = money;
  const subtotal = money.totals.find((entry) => entry.type === "subtotal");
  const between = money.totals.filter((entry) => entry.type !== "subtotal" && entry.type !== "total");
  return (
    <tfoot>
      <Figure label="Goods" amount={subtotal?.amount ?? 0} currency={currency} />
      {between.map((entry) => {
        const parts = entry.lines ?? [];
        return (
          <Fragment key={entry.type}>
            <Figure
              label={parts.length === 1 ? parts[0]!.label : entry.label}
              amount={entry.amount}
              currency={currency}
            />
            {parts.length > 1 &&
              parts.map((part) => (
                <Figure key={part.label} label={part.label} amount={part.amount} currency={currency} sub />
              ))}
          </Fragment>
        );
      })}
      <Figure label="Total" amount={money.total} currency={currency} strong />
      {money.includedTax.map((tax) => (
        <Figure key={tax.label} label={`of which ${tax.label}`} amount={tax.amount} currency={currency} sub />
      ))}
    </tfoot>
  );
}

/** One named amount. A sub belongs to the row above it; one of a line begins where its name does. */
function Figure({
  label,
  amount,
  currency,
  sub = false,
  ofLine = false,
  strong = false,
}: {
  readonly label: string;
  readonly amount: number;
  readonly currency: string;
  readonly sub?: boolean;
  readonly ofLine?: boolean;
  readonly strong?: boolean;
}) {
  return (
    <tr className={`${sub ? "ledger-sub text-ink-3" : strong ? "font-semibold" : "text-ink-2"}`}>
      <th scope="row" colSpan={2} className={ofLine ? "pl-11" : undefined}>
        {label}
      </th>
      <td className="max-sm:hidden" />
      <td className="figure">
        <Amount amount={amount} currency={currency} />
      </td>
    </tr>
  );
}
