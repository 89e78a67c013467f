import { Room } from "@/components/admin/settings/room";
import { SecurityForm } from "@/components/admin/settings/security-form";
import { staffSecuritySetting } from "@/lib/auth";
import { allMarkets, settingToEdit } from "@/lib/shop";
import { deskPage } from "../../../desk-page";
import { saveSecurity } from "../actions";

/** What guards the desk. */
export default deskPage({ permission: "settings.read", path: "/admin/settings/security" }, async (desk) => {
  const [setting, markets] = await Promise.all([
    settingToEdit(desk.ctx, staffSecuritySetting()),
    allMarkets(desk.ctx),
  ]);
  return (
    <Room of="security" history="about=setting&subject=staff_security">
      <SecurityForm
        {...setting}
        currencies={[...new Set(markets.map(({ currency }) => currency))]}
        mayWrite={desk.may("settings.write")}
        save={saveSecurity}
      />
    </Room>
  );
});
