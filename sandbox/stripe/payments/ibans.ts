/** What a SEPA test account does; `extraDelay` in milliseconds on top of the sandbox's usual delay. */
export interface TestAccount {
  iban: string;
  does: string;
  result: "succeed" | "fail";
  extraDelay: number;
  disputed: boolean;
}

const threeMinutes = 180_000;

/** https://docs.stripe.com/payments/sepa-debit/accept-a-payment#test-integration */
export const testAccounts: readonly TestAccount[] = [
  { iban: "AT611904300234573201", does: "succeeds later", result: "succeed", extraDelay: 0, disputed: false },
  { iban: "AT861904300235473202", does: "fails later", result: "fail", extraDelay: 0, disputed: false },
  {
    iban: "AT321904300235473204",
    does: "succeeds three minutes later",
    result: "succeed",
    extraDelay: threeMinutes,
    disputed: false,
  },
  {
    iban: "AT051904300235473205",
    does: "fails three minutes later",
    result: "fail",
    extraDelay: threeMinutes,
    disputed: false,
  },
  {
    iban: "AT591904300235473203",
    does: "succeeds, then is disputed",
    result: "succeed",
    extraDelay: 0,
    disputed: true,
  },
];

const byIban = new Map(testAccounts.map((account) => [account.iban, account]));

/** The test account of an IBAN as a person types it, spaces and case free; null when it is none of them. */
export function findAccount(typed: string): TestAccount | null {
  return byIban.get(typed.replaceAll(/\s/g, "").toUpperCase()) ?? null;
}
