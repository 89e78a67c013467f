import { describe, expect, it } from "vitest";
import { can, type Permission, permissions, permissionsOf, type StaffRole, staffRoles } from "./permissions";

describe("who may do what", () => {
  it("is this table, and no other", () => {
    const rows = permissions.map((permission) =>
      [permission.padEnd(18), ...staffRoles.map((role) => (can(role, permission) ? role : "-").padEnd(9))]
        .join(" ")
        .trimEnd(),
    );
    expect(`\n${rows.join("\n")}\n`).toMatchInlineSnapshot(`
      "
      account.own        owner     manager   support   warehouse
      orders.read        owner     manager   support   warehouse
      orders.money       owner     manager   support   -
      orders.note        owner     manager   support   warehouse
      orders.address     owner     manager   support   -
      orders.ship        owner     manager   -         warehouse
      orders.cancel      owner     manager   support   -
      orders.refund      owner     manager   support   -
      products.read      owner     manager   support   warehouse
      products.write     owner     manager   -         -
      stock.write        owner     manager   -         warehouse
      prices.read        owner     manager   support   -
      prices.write       owner     manager   -         -
      coupons.read       owner     manager   support   -
      coupons.write      owner     manager   -         -
      customers.read     owner     manager   support   -
      customers.write    owner     manager   support   -
      customers.privacy  owner     manager   -         -
      messages.read      owner     manager   support   -
      messages.resend    owner     manager   support   -
      imports.run        owner     manager   -         -
      problems.read      owner     manager   support   -
      problems.resolve   owner     manager   support   -
      reports.read       owner     manager   -         -
      audit.read         owner     manager   -         -
      integrity.run      owner     manager   -         -
      settings.read      owner     manager   -         -
      settings.write     owner     -         -         -
      staff.manage       owner     -         -         -
      "
    `);
  });

  it("gives the owner everything, and everybody a part of it", () => {
    expect(permissionsOf("owner")).toEqual(permissions);
    for (const role of staffRoles) expect(permissionsOf(role).length).toBeGreaterThan(0);
  });

  it("keeps money and the customer list from the warehouse", () => {
    for (const permission of permissions.filter((name) =>
      /money|price|refund|coupon|customer|report/.test(name),
    ))
      expect([permission, can("warehouse", permission)]).toEqual([permission, false]);
  });

  it("gives nothing to what it does not know", () => {
    expect(can("visitor" as StaffRole, "orders.read")).toBe(false);
    expect(can("owner", "orders.destroy" as Permission)).toBe(false);
    expect(can("owner", "constructor" as Permission)).toBe(false);
  });
});
