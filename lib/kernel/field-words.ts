/** What is said beside a field, in the page before a form is sent and by the door that takes it. */
export const fieldWords = {
  email: "Enter an e-mail address such as name@example.com.",
  password: "Enter a password.",
  short: "Use at least 8 characters. A short sentence works well.",
  needed: "This is needed.",
} as const;
