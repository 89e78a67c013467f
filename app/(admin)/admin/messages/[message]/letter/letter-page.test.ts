import { expect, it } from "vitest";
import { letterPage } from "./letter-page";

it("a letter keeps its doctype first, and its links would open beside it", () => {
  const base = '<base target="_blank">';
  expect(letterPage("\n<!DOCTYPE html><p>Hello</p>")).toBe(`\n<!DOCTYPE html>${base}<p>Hello</p>`);
  expect(letterPage("<p>Hello</p>")).toBe(`<!doctype html>${base}<p>Hello</p>`);
});
