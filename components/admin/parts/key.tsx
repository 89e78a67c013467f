/** The key that does the same: a hint for those who keep their hands on the keyboard. */
export function Key({ of }: { readonly of: string }) {
  return (
    <kbd aria-hidden className="key">
      {of}
    </kbd>
  );
}
