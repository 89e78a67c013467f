import { describe, expect, it } from "vitest";
import { partOf, patchOf } from "./form-values";

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe("what the form of a checkout says", () => {
  it("is taken part by part", () => {
    const form = formOf({ email: "ines@example.com", note: "Ring twice", delivery_option: "standard" });
    expect(patchOf(form, new Set(["email", "delivery_option"]))).toEqual({
      email: "ines@example.com",
      delivery_option: "standard",
    });
  });

  it("is null where it is blank", () => {
    expect(patchOf(formOf({ email: "  ", note: "" }), new Set(["email", "note"]))).toEqual({
      email: null,
      note: null,
    });
  });

  it("has an address once it has a country, and calls the buyer as the parcel", () => {
    const destination = { "destination.first_name": "Ines", "destination.address_country": "" };
    expect(patchOf(formOf(destination), new Set(["destination"]))).toMatchObject({
      destination: null,
      first_name: "Ines",
    });
    const patch = patchOf(
      formOf({ ...destination, "destination.address_country": "DE" }),
      new Set(["destination"]),
    );
    expect(patch.destination).toMatchObject({
      first_name: "Ines",
      address_country: "DE",
      street_address: null,
    });
  });

  it("has an address for the invoice only when it is another one", () => {
    const fields = { "billing.address_country": "FR", "billing.last_name": "Caldeira" };
    expect(patchOf(formOf(fields), new Set(["billing"]))).toEqual({ billing: null });
    expect(patchOf(formOf({ ...fields, other_billing: "on" }), new Set(["billing"])).billing).toMatchObject({
      last_name: "Caldeira",
    });
  });

  it("knows which part a field belongs to", () => {
    expect(partOf("destination.postal_code")).toBe("destination");
    expect(partOf("other_billing")).toBeNull();
  });
});
