import { Fragment } from "react";
import type { Block, Span } from "@/lib/content/contract";

/** A page's text as elements: it is structure and plain words, so nothing in it can be anything else. */
export function PageBody({ body, base }: { readonly body: readonly Block[]; readonly base: string }) {
  return (
    <div className="prose text-1">
      {body.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text is shown as it stands, and never arranged anew
        <BlockOf key={at} block={block} base={base} />
      ))}
    </div>
  );
}

function BlockOf({ block, base }: { readonly block: Block; readonly base: string }) {
  switch (block.kind) {
    case "heading":
      return <h2 className="headline text-3">{block.text}</h2>;
    case "paragraph":
      return (
        <p>
          <Line line={block.line} base={base} />
        </p>
      );
    case "list":
      return (
        <ul>
          {block.items.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={at}>
              <Line line={line} base={base} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return <Table head={block.head} rows={block.rows} />;
  }
}

function Line({ line, base }: { readonly line: readonly Span[]; readonly base: string }) {
  return line.map((span, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text is shown as it stands, and never arranged anew
    <Fragment key={at}>
      {typeof span === "string" ? (
        span
      ) : (
        <a href={span.href.startsWith("/") ? inMarket(span.href, base) : span.href}>{span.text}</a>
      )}
    </Fragment>
  ));
}

/** Pages of the shop have the market before them; a person's own (account, cart) are the same everywhere. */
function inMarket(path: string, base: string): string {
  return /^\/(p|c|collections|pages|search)(\/|$|\?)/.test(path) ? base + path : path;
}

/** On a phone each row stands alone, its heads beside its cells; what is wide elsewhere is reached by keyboard too. */
function Table({ head, rows }: { readonly head: readonly string[]; readonly rows: readonly string[][] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
    <section className="overflow-x-auto" tabIndex={0} aria-label={head.filter(Boolean).join(", ")}>
      <table className="stacked">
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col" className={`font-medium ${whole(cell)}`}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stand under their heads
                <td key={at} data-head={head[at]} className={whole(cell)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A few words stay on one line: it is the long cells that give way. */
function whole(cell: string): string {
  return cell.length <= 20 ? "sm:whitespace-nowrap" : "";
}
