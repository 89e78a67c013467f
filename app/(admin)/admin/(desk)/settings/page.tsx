import Link from "next/link";
import { PageHead } from "@/components/admin/parts/page-head";
import { sections, settingsPath } from "@/components/admin/settings/sections";
import { maintenanceSetting, settingNow } from "@/lib/shop";
import { deskPage } from "../../desk-page";

/** Everything about the shop itself. */
export default deskPage({ permission: "settings.read", path: "/admin/settings" }, async (desk) => {
  const { isOn } = await settingNow(desk.ctx, maintenanceSetting);
  return (
    <>
      <PageHead title="Settings" />
      <ul className="border-line border-t">
        {sections.map(({ part, name, says }) => (
          <li
            key={part}
            className="relative grid gap-x-6 border-line border-b px-2.5 py-3 hover:bg-paper-2 sm:grid-cols-[13rem_minmax(0,1fr)]"
          >
            <Link href={settingsPath(part)} prefetch={false} className="row-link">
              {name}
            </Link>
            <span className="text-ink-2">
              {says}
              {part === "opening" && isOn && <span className="text-bad"> · Closed now</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
});
