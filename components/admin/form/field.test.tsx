import { readdirSync, readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import * as shop from "../../ui/field";
import { Field } from "./field";

describe("a field that cannot be left empty", () => {
  it("says so at the desk, and only there", () => {
    const of = (required?: boolean) =>
      renderToStaticMarkup(
        <Field id="name" label="Name" required={required}>
          {(control) => <input {...control} />}
        </Field>,
      );
    expect(of(true)).toContain('aria-required="true"');
    expect(of()).not.toContain("aria-required");
  });

  it("says so in the shop, where a label without “optional” means it", () => {
    const parts = [
      (more: object) => <shop.Field id="x" label="Street" {...more} />,
      (more: object) => <shop.Select id="x" label="Country" {...more} />,
      (more: object) => <shop.TextArea id="x" label="Words" {...more} />,
    ];
    for (const part of parts) {
      expect(renderToStaticMarkup(part({}))).toContain('aria-required="true"');
      expect(renderToStaticMarkup(part({ required: true }))).toMatch(/ required=""/);
      expect(renderToStaticMarkup(part({ optional: true }))).not.toContain("aria-required");
      expect(renderToStaticMarkup(part({ required: false }))).not.toContain("required");
    }
  });

  it("says so wherever the browser is told, all over the desk", () => {
    const silent = deskFiles().flatMap((file) =>
      fieldsIn(readFileSync(file, "utf8"))
        .filter(({ opening, body }) => /[\s{]required(?=[\s=/>])/.test(body) && !/\srequired/.test(opening))
        .map(({ opening }) => `${file}: ${opening.slice(0, 60)}`),
    );
    expect(silent).toEqual([]);
    const planted = '<Field id="a" label="A">{(control) => <input {...control} required />}</Field>';
    expect(fieldsIn(planted)).toEqual([
      { opening: '<Field id="a" label="A"', body: expect.stringContaining("required") },
    ]);
  });
});

/** Every field of a source text: its own attributes, and the control within. */
function fieldsIn(text: string): { opening: string; body: string }[] {
  return [...text.matchAll(/(<Field\s(?:(?!\{\(control).)*?)>\s*\{\(control(.*?)<\/Field>/gs)].map(
    ([, opening, body]) => ({ opening: opening!, body: body! }),
  );
}

function deskFiles(): string[] {
  const all = readdirSync("components/admin", { recursive: true }) as string[];
  return all
    .filter((name) => name.endsWith(".tsx") && !name.includes(".test."))
    .map((name) => `components/admin/${name}`);
}
