import { type InquiryTopic, inquiryWords } from "@/lib/inquiries/contract";
import type { FieldProblems } from "../checkout/field-problems";
import { buttonClass } from "../ui/button";
import { Field, Select, TextArea } from "../ui/field";
import { PlainForm } from "../ui/plain-form";
import { Honeypot } from "./honeypot";

interface ContactFormProps {
  readonly topics: readonly InquiryTopic[];
  readonly problems: FieldProblems;
  readonly typed: Readonly<Record<"name" | "email" | "topic" | "order" | "text", string>>;
}

const topicWords: Readonly<Record<InquiryTopic, string>> = {
  order: "An order of mine",
  product: "A thing you sell",
  delivery: "Delivery",
  return: "Sending something back",
  other: "Something else",
};

/** A plain form: what is wrong stands beside its field, and what was typed stays. */
export function ContactForm({ topics, problems, typed }: ContactFormProps) {
  const field = (name: keyof typeof typed) => ({
    id: name,
    name,
    problem: problems[name],
    defaultValue: typed[name],
  });
  return (
    <PlainForm action="/api/v1/inquiries" method="post" className="space-y-5 border-t border-line pt-8">
      <Honeypot />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          {...field("name")}
          label="Name"
          required
          lacks={inquiryWords.name}
          maxLength={80}
          autoComplete="name"
        />
        <Field
          {...field("email")}
          type="email"
          label="E-mail"
          required
          maxLength={254}
          autoComplete="email"
          spellCheck={false}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <Select {...field("topic")} label="What is it about?" required lacks={inquiryWords.topic}>
          <option value="" disabled>
            Choose
          </option>
          {topics.map((topic) => (
            <option key={topic} value={topic}>
              {topicWords[topic]}
            </option>
          ))}
        </Select>
        <Field {...field("order")} label="Order number" optional maxLength={30} placeholder="CW-10042" />
      </div>
      <TextArea
        {...field("text")}
        label="What would you like to say?"
        required
        lacks={inquiryWords.text}
        rows={8}
        maxLength={4_000}
      />
      <button type="submit" className={buttonClass("primary", "min-w-40")}>
        Send
      </button>
    </PlainForm>
  );
}
