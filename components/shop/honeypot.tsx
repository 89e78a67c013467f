/** A field that people neither see nor reach, and machines fill in. Nothing comes of a form in which it is not empty. */
export function Honeypot() {
  return (
    <div aria-hidden className="absolute -left-[200vw] h-0 overflow-hidden">
      <label>
        Leave this empty
        <input name="website" type="text" tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}
