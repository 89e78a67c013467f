import { expect, it } from "vitest";
import { quiet } from "./pasted";

it("leaves styles and handlers out of what is pasted, and every word in", () => {
  expect(quiet("<style>p > a { color: red }</style><p>a</p><STYLE>b</STYLE >")).toBe("<p>a</p>");
  expect(quiet(`<img src=x onerror="hit()"><p onclick='hit(">")' class=a>x</p><b/onload=hit()>`)).toBe(
    "<img src=x><p class=a>x</p><b>",
  );
  expect(quiet("<p>turn it on once=5 and onward=6 &lt;b onclick=x&gt;</p>")).toBe(
    "<p>turn it on once=5 and onward=6 &lt;b onclick=x&gt;</p>",
  );
  expect(quiet("1 < 2 onclick=3 > 2")).toBe("1 < 2 onclick=3 > 2");
});
