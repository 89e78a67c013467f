/** What the page shows of one OpenAPI operation. */
export interface OperationFacts {
  readonly path: string;
  readonly method: string;
  readonly operationId: string;
  readonly summary?: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: unknown }>> };
  readonly responses?: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { schema?: unknown }>> }
    >
  >;
}

export function Operation({
  operation,
  components,
}: {
  readonly operation: OperationFacts;
  readonly components: Readonly<Record<string, unknown>>;
}) {
  const body = operation.requestBody?.content["application/json"]?.schema;
  return (
    <section id={operation.operationId} className="mt-12 border-line border-t pt-6">
      <h2 className="text-(length:--step-1)">
        <code>
          <span className="text-accent uppercase">{operation.method}</span> /api/v1{operation.path}
        </code>
      </h2>
      <p className="mt-1 text-ink-2">{operation.summary}</p>
      {body !== undefined && <Schema title="Body" schema={body} components={components} />}
      <h3 className="mt-4 font-medium">Answers</h3>
      <dl className="mt-1 grid gap-1">
        {Object.entries(operation.responses ?? {}).map(([status, response]) => (
          <div key={status} className="grid grid-cols-[3rem_1fr] gap-4">
            <dt className="tabular-nums">{status}</dt>
            <dd className="whitespace-pre-line text-ink-2">{response.description.replaceAll("`", "")}</dd>
          </div>
        ))}
      </dl>
      <Schema title="Answer" schema={answerSchema(operation)} components={components} />
    </section>
  );
}

function answerSchema(operation: OperationFacts): unknown {
  const done = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith("2"));
  return done?.[1].content?.["application/json"]?.schema;
}

function Schema({
  title,
  schema,
  components,
}: {
  readonly title: string;
  readonly schema: unknown;
  readonly components: Readonly<Record<string, unknown>>;
}) {
  if (schema === undefined) return null;
  return (
    <details className="mt-3">
      <summary className="w-fit py-1">{title} schema</summary>
      <pre className="mt-2 max-h-96 overflow-auto border-line border-l pl-4 text-(length:--step--1)">
        {JSON.stringify(resolve(schema, components), null, 2)}
      </pre>
    </details>
  );
}

/** A named schema in place of its reference, one level: enough to read. */
function resolve(schema: unknown, components: Readonly<Record<string, unknown>>): unknown {
  const reference = (schema as { $ref?: string } | null)?.$ref;
  return reference ? components[reference.split("/").at(-1) ?? ""] : schema;
}
