import { problems } from "@/lib/web/problems";
import { openApiDocument } from "./document";
import { Operation, type OperationFacts } from "./operation";

export const dynamic = "force-dynamic";

/** The API as a page to read: made from the same document that machines get, so it cannot say anything else. */
export default function DocsPage() {
  const document = openApiDocument();
  const operations: OperationFacts[] = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(
      ([method, facts]) => ({ path, method, ...(facts as object) }) as OperationFacts,
    ),
  );
  return (
    <main className="mx-auto w-full max-w-4xl px-5 py-12">
      <h1 className="font-display text-(length:--step-5) leading-none tracking-tight">The API</h1>
      <p className="mt-4 max-w-[65ch] text-ink-2">{document.info.description}</p>
      <p className="mt-2">
        <a className="underline underline-offset-4" href="/api/v1/openapi.json">
          OpenAPI 3.1 document
        </a>
      </p>
      <nav aria-label="Operations" className="mt-8">
        <ul className="grid gap-1 sm:grid-cols-2">
          {operations.map((operation) => (
            <li key={operation.operationId}>
              <a
                className="inline-block py-1 underline-offset-4 hover:underline"
                href={`#${operation.operationId}`}
              >
                <code className="text-ink-3 uppercase">{operation.method}</code> {operation.path}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {operations.map((operation) => (
        <Operation
          key={operation.operationId}
          operation={operation}
          components={document.components?.schemas ?? {}}
        />
      ))}
      <section className="mt-14 border-line border-t pt-6">
        <h2 className="font-display text-(length:--step-3)">Refusals</h2>
        <dl className="mt-4 grid gap-2">
          {Object.entries(problems).map(([code, problem]) => (
            <div key={code} id={code} className="grid gap-x-6 sm:grid-cols-[18rem_3rem_1fr]">
              <dt>
                <code>{code}</code>
              </dt>
              <dd className="text-ink-3 tabular-nums">{problem.status}</dd>
              <dd>{problem.title}</dd>
            </div>
          ))}
        </dl>
      </section>
    </main>
  );
}
