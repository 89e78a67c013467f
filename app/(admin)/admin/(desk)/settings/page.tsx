import Link from "next/link";
import { PageHead } from "@/components/admin/parts/page-head";
import { sections, settingsPath } from "@/components/admin/settings/sections";
import { maintenanceSetting, settingNow } from "@/lib/shop";
import { deskPage } from "../../desk-page";

/** Everything about the shop itself. */
export default deskPage({ permission: "settings.read", path: "/admin/settings" }, async (desk) => {
  const { isOn } = await settingNow(desk.ctx, maintenanceSetting);
  return (
    <div className="max-w-2xl">
      <PageHead title="Settings" />
      <ul className="border-line border-t">
        {sections.map(({ part, name, says }) => (
          <li key={part} className="relative border-line border-b py-3 hover:bg-paper-2">
            <Link href={settingsPath(part)} prefetch={false} className="row-link">
              {name}
            </Link>
            {part === "opening" && isOn && <span className="ml-3 text-bad">Closed now</span>}
            <span className="block text-ink-2">{says}</span>
          </li>
        ))}
      </ul>
    </div>
  );
});
