import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { step } from "./progress";

let said: string[];
beforeEach(() => {
  said = [];
  vi.useFakeTimers();
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    said.push(String(line));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const taking = (ms: number) => () => new Promise<string>((done) => setTimeout(() => done("made"), ms));

it("says nothing of what is done within a second, and shows that long work goes on", async () => {
  const short = step("Short", taking(900));
  await vi.advanceTimersByTimeAsync(900);
  expect(await short).toBe("made");
  expect(said).toEqual([]);

  const long = step("Long", taking(45_000));
  await vi.advanceTimersByTimeAsync(45_000);
  await long;
  expect(said).toEqual([
    "Long …\n",
    "Long … (20 s so far)\n",
    "Long … (40 s so far)\n",
    "Long: done in 45.0 s\n",
  ]);
});

it("does not call done what failed", async () => {
  const failing = step("Failing", () => taking(2_000)().then(() => Promise.reject(new Error("no"))));
  const refused = expect(failing).rejects.toThrow("no");
  await vi.advanceTimersByTimeAsync(2_000);
  await refused;
  expect(said).toEqual(["Failing …\n", "Failing: ended after 2.0 s\n"]);
});
