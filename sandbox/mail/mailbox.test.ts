import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nodemailer from "nodemailer";
import { afterAll, describe, expect, it } from "vitest";
import { MOST_LETTERS, openBox } from "./box";
import { startMailbox } from "./index";

const folder = mkdtempSync(join(tmpdir(), "cartwright-mail-"));
const stateFile = join(folder, "mailbox.jsonl");
const mailbox = await startMailbox({ stateFile });
const transport = nodemailer.createTransport(mailbox.smtpUrl);
afterAll(async () => {
  transport.close();
  await mailbox.close();
  rmSync(folder, { recursive: true });
});

const send = (mail: Parameters<typeof transport.sendMail>[0]) =>
  transport.sendMail({ from: "Shop <shop@example.com>", subject: "Hello", text: "A word", ...mail });
const get = (path: string, init?: RequestInit) => fetch(`${mailbox.url}${path}`, init);

describe("the mailbox", () => {
  it("takes a mail and shows it as text, as HTML and with its headers", async () => {
    await send({
      to: "Ines Caldeira <ines@example.com>",
      subject: "Größe & Preis",
      html: `<p>See <a href="https://shop.example/order/1?a=1&amp;b=2">your order</a></p>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    const { messages } = (await (await get("/api/messages?to=INES@example.com")).json()) as {
      messages: object[];
    };
    expect(messages).toMatchObject([
      {
        subject: "Größe & Preis",
        to: ["ines@example.com"],
        text: "A word\n",
        links: ["https://shop.example/order/1?a=1&b=2"],
        times: 1,
      },
    ]);
    const list = await (await get("/")).text();
    expect(list).toContain("Größe &amp; Preis");
    const { id } = messages[0] as { id: string };
    const page = await (await get(`/messages/${id}`)).text();
    expect(page).toContain("auto-generated");
    expect(page).toMatch(/<iframe[^>]* title="[^"]+"[^>]* sandbox="allow-popups/);
  });

  it("shows a mail's own HTML without script, in an origin of its own", async () => {
    await send({
      to: "evil@example.com",
      subject: "<script>alert(1)</script>",
      html: "<script>alert(1)</script>",
    });
    const [letter] = mailbox.letters({ to: "evil@example.com" });
    const page = await (await get(`/messages/${letter!.id}`)).text();
    expect(page).not.toContain("<script>");
    const inner = await get(`/messages/${letter!.id}/html`);
    const policy = inner.headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("sandbox allow-popups");
    expect(policy).not.toContain("allow-scripts");
  });

  it("shows one letter for mails of one Message-ID, and how often it came", async () => {
    for (const text of ["first", "second"])
      await send({ to: "twice@example.com", messageId: "<one@example.com>", text });
    expect(mailbox.letters({ to: "twice@example.com" })).toMatchObject([{ times: 2, text: "second\n" }]);
    expect(await (await get("/?to=twice@example.com")).text()).toContain("2 times");
  });

  it("can be busy, refuse, and lose its answer", async () => {
    mailbox.fault("busy");
    await expect(send({ to: "a@example.com" })).rejects.toMatchObject({ responseCode: 451 });
    mailbox.fault("refused");
    await expect(send({ to: "a@example.com" })).rejects.toMatchObject({ responseCode: 550 });
    await get("/api/fault?kind=lost_answer", { method: "POST" });
    await expect(send({ to: "lost@example.com" })).rejects.toThrow();
    expect(mailbox.letters({ to: "lost@example.com" })).toHaveLength(1);
    await send({ to: "lost@example.com" });
  });

  it("answers its own pages only, on this machine's names only", async () => {
    const elsewhere = await get("/clear", { method: "POST", headers: { "sec-fetch-site": "cross-site" } });
    expect(elsewhere.status).toBe(403);
    expect((await get("/messages/999999")).status).toBe(404);
    const posted = await get("/clear", { method: "POST", redirect: "manual" });
    expect([posted.status, posted.headers.get("location")]).toEqual([303, "/"]);
    expect(mailbox.letters()).toEqual([]);
  });

  it("keeps its letters over a restart, the newest of too many", async () => {
    await send({ to: "kept@example.com", subject: "Kept" });
    const again = await startMailbox({ stateFile });
    expect(again.letters().map((letter) => letter.subject)).toEqual(["Kept"]);
    await again.close();
    const box = await openBox();
    const arrival = { from: "a@example.com", to: ["b@example.com"], at: new Date().toISOString() };
    for (let n = 0; n < MOST_LETTERS + 5; n += 1)
      await box.add({ ...arrival, raw: `Subject: ${n}\r\n\r\nword` });
    expect(box.list()).toHaveLength(MOST_LETTERS);
    expect(box.list()[0]!.subject).toBe(String(MOST_LETTERS + 4));
  });
});
