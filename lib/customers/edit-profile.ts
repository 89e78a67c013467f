import type { TxCtx } from "@/lib/kernel/context";
import type { Profile } from "./contract";
import { updateCustomer } from "./store";

/** Changes names and phone: absent keeps, null clears. The e-mail address is no profile: it is how one signs in. */
export async function editProfile(tx: TxCtx, customerId: string, profile: Profile): Promise<void> {
  await updateCustomer(tx, customerId, {
    firstName: profile.first_name,
    lastName: profile.last_name,
    phone: profile.phone,
  });
}
