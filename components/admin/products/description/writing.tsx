"use client";
import { type ComponentType, useEffect, useState } from "react";
import type { WritingProps } from "./props";
import { Source } from "./source";
import { Toolbar } from "./toolbar";
import type { Tool } from "./tools";

const none: ReadonlySet<Tool> = new Set();

/**
 * Where a description is written. The editor comes as code of its own when the page is there; until then the text is
 * shown as it will stand in it, in a frame of the same size. If it cannot be had, the source can be edited.
 */
export function Writing(props: WritingProps) {
  const [RichText, setRichText] = useState<ComponentType<WritingProps> | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    import("./rich-text").then(
      (loaded) => setRichText(() => loaded.RichText),
      () => setFailed(true),
    );
  }, []);
  if (RichText) return <RichText {...props} />;
  return (
    <div className="write" aria-busy={!hasFailed}>
      <Toolbar controls={props.control.id} pressed={none} enabled={none} run={() => {}} />
      <div className="write-body">
        {hasFailed ? (
          <Source
            {...props}
            why="The editor could not be loaded, so this is edited as HTML. Load the page again for the editor."
          />
        ) : (
          <div className="write-text" inert>
            <div
              id={props.control.id}
              className="tiptap"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized when it was written (lib/catalog/description)
              dangerouslySetInnerHTML={{ __html: props.value }}
            />
          </div>
        )}
      </div>
    </div>
  );
}
