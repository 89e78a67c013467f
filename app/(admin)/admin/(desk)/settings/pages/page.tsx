import Link from "next/link";
import { Key } from "@/components/admin/parts/key";
import { Status } from "@/components/admin/parts/status";
import { Time } from "@/components/admin/parts/time";
import { menuWords } from "@/components/admin/settings/menu-words";
import { Room } from "@/components/admin/settings/room";
import { allPages } from "@/lib/content";
import { deskPage } from "../../../desk-page";

/** What the shop says about itself. */
export default deskPage({ permission: "settings.read", path: "/admin/settings/pages" }, async (desk) => {
  const pages = await allPages(desk.ctx);
  return (
    <Room
      of="pages"
      history="about=page"
      act={
        desk.may("settings.write") && (
          <Link
            href="/admin/settings/pages/new"
            className="btn btn-first"
            data-key="c"
            data-key-name="New page"
          >
            New page
            <Key of="C" />
          </Link>
        )
      }
    >
      <table className="ledger ledger-rows">
        <caption className="sr-only">Pages</caption>
        <thead>
          <tr>
            <th scope="col">Page</th>
            <th scope="col">In the footer</th>
            <th scope="col" className="max-sm:hidden">
              Written
            </th>
          </tr>
        </thead>
        <tbody>
          {pages.map((page) => (
            <tr key={page.handle}>
              <th scope="row">
                <Link href={`/admin/settings/pages/${page.handle}`} prefetch={false} className="row-link">
                  {page.title}
                </Link>
                <span className="block text-ink-3">/pages/{page.handle}</span>
              </th>
              <td>
                {page.isGone ? (
                  <Status of={{ word: "Not in the shop", tone: "quiet" }} />
                ) : page.menu ? (
                  menuWords[page.menu]
                ) : (
                  <span className="text-ink-3">Nowhere</span>
                )}
              </td>
              <td className="max-sm:hidden">
                <Time at={page.updatedAt} here={desk.here} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Room>
  );
});
