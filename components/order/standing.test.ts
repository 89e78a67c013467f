import { describe, expect, it } from "vitest";
import type { OrderView } from "@/lib/views/contract";
import { sampleOrder } from "@/tests/sample-orders";
import { expectedDays } from "./expected";
import { standingOf, trackedAt } from "./standing";

const monday = new Date("2026-03-02T10:00:00Z");
const friday = new Date("2026-03-06T10:00:00Z");

function sent(parcels: readonly (Date | null)[], change: Partial<OrderView> = {}): OrderView {
  const shipments = parcels.map((deliveredAt, at) => ({
    id: `parcel-${at}`,
    carrier: "DHL",
    trackingNumber: null,
    trackingUrl: null,
    shippedAt: monday,
    deliveredAt,
    lines: [],
  }));
  return sampleOrder({ fulfilmentStatus: "fulfilled", shipments, ...change });
}

describe("an order that has left", () => {
  it("is delivered once every parcel of it has arrived, and not before", () => {
    expect(standingOf(sent([friday]))).toMatchObject({
      title: "Delivered.",
      sentence: "Your parcel has arrived.",
    });
    expect(standingOf(sent([friday, friday]))).toMatchObject({
      title: "Delivered.",
      sentence: "Your parcels have arrived.",
    });
    expect(standingOf(sent([friday, null]))).toMatchObject({
      title: "Thank you, Ines.",
      sentence: "A part has arrived; the rest is on its way.",
    });
    expect(standingOf(sent([null])).sentence).toBe("Your parcel is on its way.");
    expect(standingOf(sent([null, null])).sentence).toBe("Your parcels are on their way.");
  });

  it("is not delivered while something of it has still to leave", () => {
    const part = { fulfilmentStatus: "partly_fulfilled" } as const;
    expect(standingOf(sent([friday], part)).sentence).toBe("A part has arrived; the rest follows.");
    expect(standingOf(sent([null], part)).sentence).toBe("A part is on its way; the rest follows.");
  });

  it("is expected on the promised days, until it is there or they are over", () => {
    const hours = { timeZone: "Europe/Berlin", cutOff: "14:00", closedDays: [] };
    expect(expectedDays(sent([null]), hours, monday)).toEqual({ first: "2026-03-04", last: "2026-03-06" });
    expect(expectedDays(sent([friday]), hours, monday)).toBeNull();
    expect(expectedDays(sent([null]), hours, new Date("2026-03-07T10:00:00Z"))).toBeNull();
  });

  it("is promised from the day its money came, where that is days after the order", () => {
    const hours = { timeZone: "Europe/Berlin", cutOff: "14:00", closedDays: [] };
    const [payment] = sampleOrder().payments;
    const paidOn = (day: string) => [{ ...payment!, paidAt: new Date(`${day}T10:00:00Z`) }];
    const days = (day: string) =>
      expectedDays(sampleOrder({ state: "placed", payments: paidOn(day) }), hours, monday);
    const atOnce = days("2026-03-02");
    expect(atOnce).not.toBeNull();
    expect(days("2026-03-01")).toEqual(atOnce);
    expect(days("2026-03-09")!.first > atOnce!.last).toBe(true);
    expect(
      expectedDays(sampleOrder({ state: "placed" }), hours, new Date("2026-04-01T10:00:00Z")),
    ).toBeNull();
  });
});

describe("tracking a parcel", () => {
  const at = (deliveredAt: Date | null, trackingUrl: string | null) => ({
    ...sent([deliveredAt]).shipments[0]!,
    trackingUrl,
  });

  it("is the thing to do while one parcel is under way", () => {
    expect(trackedAt({ shipments: [at(null, "https://carrier.example/1")] })).toBe(
      "https://carrier.example/1",
    );
    expect(
      trackedAt({
        shipments: [at(friday, "https://carrier.example/1"), at(null, "https://carrier.example/2")],
      }),
    ).toBe("https://carrier.example/2");
  });

  it("is not, where there is nothing to track or more than one", () => {
    expect(trackedAt({ shipments: [] })).toBeNull();
    expect(trackedAt({ shipments: [at(null, null)] })).toBeNull();
    expect(trackedAt({ shipments: [at(friday, "https://carrier.example/1")] })).toBeNull();
    const both = [at(null, "https://carrier.example/1"), at(null, "https://carrier.example/2")];
    expect(trackedAt({ shipments: both })).toBeNull();
  });
});
