import { env } from "@/lib/env";
import type { ReadCtx } from "@/lib/kernel/context";
import { readConfigVersion, readSetting, type Setting } from "@/lib/shop";
import { type StaffSecurity, staffSecuritySchema } from "./contract";

/**
 * Who must have a second factor, and when staff are asked again who they are. Until somebody says otherwise owners and
 * managers need one; the sandbox requires none, so that its printed passwords let people in.
 */
export function staffSecuritySetting(isSandbox = env().CARTWRIGHT_SANDBOX): Setting<StaffSecurity> {
  return {
    name: "staff_security",
    schema: staffSecuritySchema,
    fallback: {
      second_factor_roles: isSandbox ? [] : ["owner", "manager"],
      fresh_minutes: 10,
      refunds_above: { EUR: 20_000, USD: 20_000, GBP: 20_000 },
    },
  };
}

/** What holds now; from memory where the caller has read a config version. A change acts on everybody's next request. */
export async function staffSecurity(ctx: ReadCtx, version?: number): Promise<StaffSecurity> {
  return readSetting(ctx, version ?? (await readConfigVersion(ctx)), staffSecuritySetting());
}
