import { ChoosePassword } from "../../choose-password";

/** A member of staff chooses a new password with a mailed link. */
export default async function NewPasswordPage({ params }: { readonly params: Promise<{ secret: string }> }) {
  return <ChoosePassword by="reset-password" secret={(await params).secret} />;
}
