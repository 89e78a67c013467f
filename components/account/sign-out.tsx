import { buttonClass } from "../ui/button";

export function SignOut({ className }: { readonly className: string }) {
  return (
    <form action="/api/v1/account/sign-out" method="post" className={className}>
      <button type="submit" className={buttonClass("text", "py-2")}>
        Sign out
      </button>
    </form>
  );
}
