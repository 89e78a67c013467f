import { Notice } from "../ui/notice";

interface FormNoticeProps {
  readonly tone: "bad" | "good" | "note";
  readonly title: string;
}

/** What became of a form, at the top of the page that it led to. It takes the focus, so that it is read first. */
export function FormNotice({ tone, title }: FormNoticeProps) {
  return (
    // biome-ignore lint/a11y/noAutofocus: what a form answered is what its sender came back for
    <div role={tone === "bad" ? "alert" : "status"} tabIndex={-1} autoFocus className="mt-6 outline-none">
      <Notice tone={tone} title={title} />
    </div>
  );
}
