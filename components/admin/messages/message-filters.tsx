import Form from "next/form";
import type { MessagePageInput } from "@/lib/messages/contract";
import { templateWords } from "../words";

/** What the list is narrowed to besides its state: what kind of message, and to whom. */
export function MessageFilters({ input }: { readonly input: MessagePageInput }) {
  return (
    <Form action="/admin/messages" className="mb-4 flex flex-wrap gap-2">
      {input.state && <input type="hidden" name="state" value={input.state} />}
      <div className="min-w-0 flex-[1_1_14rem] max-sm:basis-full sm:max-w-[22rem]">
        <label htmlFor="to" className="sr-only">
          Beginning of the address
        </label>
        <input
          id="to"
          name="to"
          type="search"
          defaultValue={input.to}
          placeholder="Beginning of the address"
          maxLength={254}
          autoComplete="off"
          className="input"
          data-key="f"
          data-key-name="Find messages to an address"
        />
      </div>
      <div className="max-sm:flex-[1_1_9rem]">
        <label htmlFor="template" className="sr-only">
          Kind of message
        </label>
        <select id="template" name="template" defaultValue={input.template ?? ""} className="input">
          <option value="">Any kind</option>
          {Object.entries(templateWords).map(([template, word]) => (
            <option key={template} value={template}>
              {word}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="btn">
        Find
      </button>
    </Form>
  );
}
