import { beforeEach, describe, expect, it, vi } from "vitest";
import { chooseMemory, forget, memoryChoice, onMemory, recall, remember } from "./memory";

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});

describe("what a device remembers", () => {
  it("is nothing at all until its reader says yes", () => {
    remember("viewed", "prd_1");
    expect(kept.size).toBe(0);
    expect(recall("viewed")).toEqual([]);
    expect(memoryChoice()).toBeNull();
  });

  it("is the newest first, each once, and not without end", () => {
    chooseMemory("yes");
    for (let at = 1; at <= 20; at += 1) remember("viewed", `prd_${at}`);
    remember("viewed", "prd_12");
    expect(recall("viewed")).toHaveLength(12);
    expect(recall("viewed").slice(0, 3)).toEqual(["prd_12", "prd_20", "prd_19"]);
    expect(recall("searched")).toEqual([]);
  });

  it("is deleted by a no, of which only the word is kept", () => {
    chooseMemory("yes");
    remember("searched", "teapot");
    chooseMemory("no");
    expect([...kept.values()]).toEqual(['{"choice":"no","lists":{}}']);
    chooseMemory("yes");
    expect(recall("searched")).toEqual([]);
  });

  it("can be forgotten list by list", () => {
    chooseMemory("yes");
    remember("viewed", "prd_1");
    remember("searched", "teapot");
    forget("viewed");
    expect([recall("viewed"), recall("searched")]).toEqual([[], ["teapot"]]);
    forget();
    expect([recall("searched"), memoryChoice()]).toEqual([[], "yes"]);
  });

  it("tells whoever shows it", () => {
    const told = vi.fn();
    const stop = onMemory(told);
    chooseMemory("yes");
    stop();
    forget();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it("survives storage that is switched off, full, or somebody else's", () => {
    for (const strange of ["", "{", "7", '{"choice":"maybe"}', '{"choice":"yes","lists":{"viewed":[1]}}']) {
      kept.set("cartwright-memory", strange);
      expect(recall("viewed")).toEqual([]);
      expect(memoryChoice()).toBeNull();
    }
    vi.stubGlobal("localStorage", {
      getItem: () => {
        throw new Error("denied");
      },
      setItem: () => {
        throw new Error("full");
      },
    });
    chooseMemory("yes");
    remember("viewed", "prd_1");
    expect(recall("viewed")).toEqual([]);
  });
});
