import { OpeningForm } from "@/components/admin/settings/opening-form";
import { Room } from "@/components/admin/settings/room";
import { maintenanceSetting, settingToEdit } from "@/lib/shop";
import { deskPage } from "../../../desk-page";
import { saveOpening } from "../actions";

/** Closing the shop for a moment. */
export default deskPage({ permission: "settings.read", path: "/admin/settings/opening" }, async (desk) => (
  <Room of="opening" history="about=setting&subject=maintenance">
    <OpeningForm
      {...(await settingToEdit(desk.ctx, maintenanceSetting))}
      mayWrite={desk.may("settings.write")}
      save={saveOpening}
    />
  </Room>
));
