import { ChoosePassword } from "../../choose-password";

/** A new member of staff chooses their first password. */
export default async function InvitationPage({ params }: { readonly params: Promise<{ secret: string }> }) {
  return <ChoosePassword by="invitation" secret={(await params).secret} />;
}
