import type { ReactNode } from "react";
import { AccountNavigation } from "@/components/account/account-navigation";
import { SignOut } from "@/components/account/sign-out";

/** Around the pages of an account. Each of them asks itself who is there: a layout is no lock. */
export default function AccountLayout({ children }: { readonly children: ReactNode }) {
  return (
    <div className="page grid gap-x-14 gap-y-8 pt-6 lg:grid-cols-12 lg:pt-12">
      <div className="min-w-0 lg:col-span-3">
        <AccountNavigation />
      </div>
      <div className="min-w-0 lg:col-span-9">{children}</div>
      {/* On phones at the foot: beside the tabs it would be beyond the edge. */}
      <SignOut className="lg:hidden" />
    </div>
  );
}
