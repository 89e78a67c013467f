import { describe, expect, it } from "vitest";
import { passwordBounds } from "../contract";
import { commonPasswordCount } from "./common/is-common";
import { passwordRefusal } from "./rules";

const about = { email: "ada.lovelace@example.com", shopName: "Cartwright Goods" };
const said = (password: string) => passwordRefusal(password, about);

describe("a password", () => {
  it("is counted in characters, not in bytes or UTF-16 units, and never cut", () => {
    expect(said("1234567")).toBe("password_too_short");
    expect(said("🦊🐻🐼🐨🐯🦁🐮")).toBe("password_too_short");
    expect(said("🦊🐻🐼🐨🐯🦁🐮🐷")).toBeNull();
    expect(said("e\u0301".repeat(7))).toBe("password_too_short");
    expect(said("z".repeat(passwordBounds.max))).toBeNull();
    expect(said("🦊".repeat(passwordBounds.max))).toBeNull();
    expect(said("z".repeat(passwordBounds.max + 1))).toBe("password_too_long");
  });

  it("needs no mixture of characters, and may hold any", () => {
    for (const fine of [
      "qvxjkwzpfb",
      "83017295614",
      "        ",
      "пароль-дома",
      "tab\tand\0nul",
      "'; DROP TABLE",
    ])
      expect(said(fine)).toBeNull();
  });

  it("is not one of the common ones, whatever its case", () => {
    expect(commonPasswordCount()).toBeGreaterThanOrEqual(3_000);
    for (const common of ["password", "PassWord", "iloveyou", "12345678", "trustno1"])
      expect(said(common)).toBe("password_common");
  });

  it("does not contain the person's address or the shop's name", () => {
    for (const personal of ["AdaLovelace1815", "my-ada.lovelace!", "cartwrightgoods", "Cartwright Goods 1"])
      expect(said(personal)).toBe("password_personal");
    expect(passwordRefusal("bob sleds downhill", { ...about, email: "bob@example.com" })).toBeNull();
  });
});
