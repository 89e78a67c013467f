import { seedShop } from "@/db/seed/shop";
import { inviteFirstOwner } from "@/lib/auth";
import { system } from "@/lib/kernel/actor";
import { emailSchema } from "@/lib/kernel/email";
import { contextFor, database } from "@/lib/platform/runtime";
import { refusalToStart } from "@/lib/platform/start-check";
import { shopUrl } from "@/lib/platform/urls";

// `npm run setup -- EMAIL`: gives a migrated, empty database of a shop what nothing works without: markets, tax,
// delivery, and an owner who can sign in. Run again it changes nothing; until the invitation is taken up, it makes a
// new link.
const words = {
  owner_exists: "This shop has an owner already, who can invite others in the desk.",
  email_taken: "Somebody with this address works here already, as something else than an owner.",
} as const;

process.exitCode = await setUp(process.argv[2]);

async function setUp(given: string | undefined): Promise<number> {
  const parsed = emailSchema.safeParse(given ?? "");
  if (!parsed.success) return say("Usage: npm run setup -- YOU@EXAMPLE.COM", 2);
  const email = parsed.data;
  const refusal = await refusalToStart();
  if (refusal) return say(refusal, 1);
  const ctx = contextFor(system("setup"));
  try {
    await seedShop(ctx);
    const invited = await inviteFirstOwner(ctx, { email, name: email.slice(0, email.indexOf("@")) });
    if (!invited.ok) return say(words[invited.code], 1);
    const link = shopUrl(`/admin/invitation/${invited.value.secret}`);
    process.stdout.write(`The shop is set up. Choose your password, within three days:\n${link}\n`);
    return 0;
  } finally {
    await database().close();
  }
}

function say(sentence: string, code: number): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}
