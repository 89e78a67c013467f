import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Email } from "./email";

it("an address may break after its sign and its dots, and says the same as before", () => {
  const html = renderToStaticMarkup(<Email of="grace.hopper@navy.example" />);
  expect(html).toContain("grace.<wbr/>hopper@<wbr/>navy.<wbr/>example");
  expect(html.replace(/<[^>]*>/g, "")).toBe("grace.hopper@navy.example");
});
