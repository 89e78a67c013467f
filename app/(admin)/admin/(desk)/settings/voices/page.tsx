import { Room } from "@/components/admin/settings/room";
import { VoicesForm } from "@/components/admin/settings/voices-form";
import { settingToEdit, voicesSetting } from "@/lib/shop";
import { deskPage } from "../../../desk-page";
import { saveVoices } from "../actions";

/** What people say, on the home page. */
export default deskPage({ permission: "settings.read", path: "/admin/settings/voices" }, async (desk) => (
  <Room of="voices" history="about=setting&subject=voices">
    <VoicesForm
      {...(await settingToEdit(desk.ctx, voicesSetting))}
      mayWrite={desk.may("settings.write")}
      save={saveVoices}
    />
  </Room>
));
