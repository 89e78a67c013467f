import type { ReactNode } from "react";
import { Identity } from "@/components/admin/account/identity";
import { Palette } from "@/components/admin/palette/palette";
import { Going } from "@/components/admin/shell/going";
import { Keys } from "@/components/admin/shell/keys";
import { Said } from "@/components/admin/shell/said";
import { Side } from "@/components/admin/shell/side";
import { permissionsOf } from "@/lib/auth";
import { currentStaff } from "@/lib/web/page";
import { askPasskey, confirm } from "../account-actions";
import { deskNumbers, deskShop } from "../desk-page";

/** The desk around its pages. It locks nothing: each page asks for itself, and sends strangers to sign in. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const staff = await currentStaff();
  if (!staff) return children;
  const [shop, counts] = await Promise.all([deskShop(), deskNumbers()]);
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-40 focus:bg-paper focus:p-3"
      >
        To the page
      </a>
      <div className="desk">
        <Side
          shop={shop.name}
          staff={{ name: staff.name, role: staff.role }}
          may={permissionsOf(staff.role)}
          counts={counts}
        />
        <main id="main" tabIndex={-1} className="desk-main">
          {children}
        </main>
      </div>
      <Going />
      <Said />
      <Identity actions={{ confirm, askPasskey }} />
      <Keys />
      <Palette may={permissionsOf(staff.role)} zone={shop.timeZone} />
    </>
  );
}
