// Finds a Chromium for the browser journeys: named, Playwright's own, the system's, or Debian's, installed where that
// is allowed. Where there is none the caller says what to do and fails: journeys are never skipped.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

// A shell without windows does a page's work in three quarters of a whole browser's time: it comes first.
const SHELL = "/usr/bin/chromium-headless-shell";
const system = [
  SHELL,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export const noChromium =
  "No Chromium was found for the browser journeys. Install one (`npx playwright install chromium`, or your system's " +
  "chromium package), or name it: CHROMIUM=/path/to/chromium npm test.";

/** @returns {string | null} the path of a browser; null when there is none and none could be installed */
export function ensureChromium() {
  const found = process.env.CHROMIUM || playwrights() || system.find((path) => existsSync(path));
  if (found) return existsSync(found) ? found : null;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("Installing Debian's Chromium (once; about a minute) …\n");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    for (const { name, path } of [
      { name: "chromium-headless-shell", path: SHELL },
      { name: "chromium", path: "/usr/bin/chromium" },
    ]) {
      spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
      if (existsSync(path)) return path;
    }
  }
  return null;
}

function playwrights() {
  const folder =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    join(homedir(), process.platform === "darwin" ? "Library/Caches/ms-playwright" : ".cache/ms-playwright");
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
    .sort()
    .reverse()
    .flatMap((name) => [
      join(folder, name, "chrome-headless-shell-linux64/chrome-headless-shell"),
      join(folder, name, "chrome-linux/headless_shell"),
      join(folder, name, "chrome-linux/chrome"),
      join(folder, name, "chrome-linux64/chrome"),
      join(folder, name, "chrome-mac/Chromium.app/Contents/MacOS/Chromium"),
    ])
    .find((path) => existsSync(path));
}
