import { describe, expect, it } from "vitest";
import { stateMachine } from "./state-machine";

const light = stateMachine<"red" | "green", "go" | "stop">({ red: { go: "green" }, green: { stop: "red" } });

describe("a state machine", () => {
  it("moves by its table and refuses everything else with both names", () => {
    expect(light.move("red", "go")).toEqual({ ok: true, value: "green" });
    expect(light.move("red", "stop")).toMatchObject({
      ok: false,
      code: "not_allowed",
      detail: { state: "red", event: "stop" },
    });
  });
});
