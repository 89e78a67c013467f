import { describe, expect, it } from "vitest";
import { openApiDocument } from "@/app/api/v1/docs/document";

describe("the API's document", () => {
  it("is made from the doors' own schemas", () => {
    const document = openApiDocument();
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths ?? {})).toContain("/checkouts/{checkout}/complete");
  });
});
