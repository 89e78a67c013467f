import type { ReactNode } from "react";
import { type MessagePageInput, messageStates } from "@/lib/messages/contract";
import { FilterChoice } from "../parts/filter-fields";
import { filtersOn, ListFilters } from "../parts/list-filters";
import { messageStateWords, templateWord, templateWords } from "../words";

interface FilterProps {
  readonly input: MessagePageInput;
  readonly columns: string | undefined;
  readonly address: (change: Partial<MessagePageInput>) => string;
  readonly beside: ReactNode;
}

/** What the messages are narrowed to: of what kind, in what state, to whom. */
export function MessageFilters({ input, columns, address, beside }: FilterProps) {
  return (
    <ListFilters
      path="/admin/messages"
      input={input}
      within={{ columns }}
      search={{
        name: "to",
        label: "E-mail address",
        maxLength: 254,
        keyName: "Find e-mails to an address",
      }}
      on={filtersOn({
        to: input.to && `to “${input.to}”`,
        template: input.template && templateWord(input.template),
        state: input.state && messageStateWords[input.state].word,
      })}
      address={address}
      beside={beside}
    >
      <FilterChoice
        name="template"
        label="Kind"
        value={input.template}
        words={Object.entries(templateWords)}
      />
      <FilterChoice
        name="state"
        label="Status"
        value={input.state}
        words={messageStates.map((one) => [one, messageStateWords[one].word])}
      />
    </ListFilters>
  );
}
