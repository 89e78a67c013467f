import { expect, it } from "vitest";
import { parseForm } from "./form";

const plain = (text: string): unknown => JSON.parse(JSON.stringify(parseForm(text)));

it("reads nested names, numbered and unnumbered lists", () => {
  expect(plain("a=1&b[c]=2&b[d][0][e]=3&b[d][1][e]=4&f[]=5&f[]=6")).toEqual({
    a: "1",
    b: { c: "2", d: { 0: { e: "3" }, 1: { e: "4" } } },
    f: { 0: "5", 1: "6" },
  });
});

it("decodes, and keeps what has no value", () => {
  expect(plain("a%5Bb%5D=x+y%26z&c=&d&metadata[k][]=1")).toEqual({
    a: { b: "x y&z" },
    c: "",
    d: "",
    metadata: { k: { 0: "1" } },
  });
});

it("has no prototype to reach", () => {
  const form = parseForm("__proto__[polluted]=1&constructor[x]=2");
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.keys(form)).toEqual(["__proto__", "constructor"]);
});

it("refuses broken encoding and endless nesting", () => {
  expect(() => parseForm("a=%zz")).toThrow("percent");
  expect(() => parseForm(`a${"[b]".repeat(50)}=1`)).toThrow("parameter name");
});
