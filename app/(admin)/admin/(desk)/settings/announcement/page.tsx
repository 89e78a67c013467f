import { AnnouncementForm } from "@/components/admin/settings/announcement-form";
import { Room } from "@/components/admin/settings/room";
import { announcementSetting, settingToEdit } from "@/lib/shop";
import { deskPage } from "../../../desk-page";
import { saveAnnouncement } from "../actions";

/** The bar above every page. */
export default deskPage(
  { permission: "settings.read", path: "/admin/settings/announcement" },
  async (desk) => (
    <Room of="announcement" history="about=setting&subject=announcement">
      <AnnouncementForm
        {...(await settingToEdit(desk.ctx, announcementSetting))}
        mayWrite={desk.may("settings.write")}
        save={saveAnnouncement}
      />
    </Room>
  ),
);
