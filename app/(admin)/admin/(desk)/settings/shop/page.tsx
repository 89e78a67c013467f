import { IdentityForm } from "@/components/admin/settings/identity-form";
import { Room } from "@/components/admin/settings/room";
import { identitySetting, settingToEdit } from "@/lib/shop";
import { deskPage } from "../../../desk-page";
import { saveIdentity } from "../actions";

/** Who the shop is. */
export default deskPage({ permission: "settings.read", path: "/admin/settings/shop" }, async (desk) => {
  const setting = await settingToEdit(desk.ctx, identitySetting);
  const zones = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", setting.value.timeZone])].sort();
  return (
    <Room of="shop" history="about=setting&subject=identity">
      <IdentityForm {...setting} zones={zones} mayWrite={desk.may("settings.write")} save={saveIdentity} />
    </Room>
  );
});
