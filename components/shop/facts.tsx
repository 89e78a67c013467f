import { type Fact, factsJson } from "./schema-org";

/** What a page says to machines that read the web: nothing of it is run. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by JSON.stringify and escaped for script
      dangerouslySetInnerHTML={{ __html: factsJson(facts) }}
    />
  );
}
