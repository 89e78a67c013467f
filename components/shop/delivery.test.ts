import { describe, expect, it } from "vitest";
import type { DeliveryMethod } from "@/lib/shipping/contract";
import { standard } from "@/tests/delivery-methods";
import { announced, freeFrom, usualWay, wayPrice } from "./delivery";

const hours = { timeZone: "Europe/Berlin", cutOff: "14:00", closedDays: [] };
const europe = {
  name: "Europe",
  currency: "EUR",
  locale: "en-IE",
  homeCountry: "DE",
  countries: ["DE", "FR"],
};
const priceOf = (method: DeliveryMethod, goods: number) =>
  wayPrice(usualWay([method], hours, europe)!, goods, europe);

describe("what delivery costs, before anybody has said where to", () => {
  it("is free from a sum on, and has its price below", () => {
    expect(priceOf(standard, 5_999)).toBe("Standard delivery €4.90, free from €60");
    expect(priceOf(standard, 6_000)).toBe("Standard delivery is free");
    expect(priceOf({ ...standard, freeFrom: null }, 9_000)).toBe("Standard delivery €4.90");
    expect(priceOf({ ...standard, amount: 0, freeFrom: null }, 1)).toBe("Standard delivery is free");
  });

  it("is not said where the weight decides", () => {
    const byWeight: DeliveryMethod = { ...standard, kind: "by_weight", amount: 0 };
    expect(priceOf({ ...byWeight, freeFrom: null }, 1)).toBeNull();
    expect(priceOf(byWeight, 1)).toBe("Standard delivery is free from €60");
    expect(priceOf(byWeight, 6_000)).toBe("Standard delivery is free");
  });

  it("names the country where it is not the same in all of the market", () => {
    const home = { ...standard, countries: ["DE"] };
    expect(priceOf(home, 1)).toBe("Standard delivery to Germany €4.90, free from €60");
    expect(freeFrom([home], europe)).toEqual({ name: "Standard delivery to Germany", from: 6_000 });
    expect(announced({ show: "delivery" }, [home], europe)?.words).toBe(
      "Standard delivery to Germany is free from €60",
    );
  });

  it("stands above every page with its place", () => {
    expect(announced({ show: "delivery" }, [standard], europe)).toEqual({
      words: "Standard delivery is free from €60",
      path: null,
    });
    expect(announced({ show: "delivery" }, [{ ...standard, freeFrom: null }], europe)).toBeNull();
    expect(announced({ show: "nothing" }, [standard], europe)).toBeNull();
  });
});
