import { checkIdentities } from "@/lib/integrity";
import { openContext } from "../store/context";

/** The shop's own proof that stock and money agree, asked after a load. */
export function openBooks(url: string): { audit(): Promise<readonly string[]>; close(): Promise<void> } {
  const { ctx, close } = openContext(url);
  return {
    async audit() {
      const report = await checkIdentities(ctx, { most: 1 });
      return report.identities
        .filter((identity) => identity.count > 0)
        .map(({ name, count, violations: [first] }) => `${name}: ${count}, such as ${first?.subject.label}`);
    },
    close,
  };
}
