// Looks at a site in Chromium: one page of each kind, in each of some languages, narrow
// and wide, light and dark, on paper and by keyboard alone. Exits with 1 on a fault.
//
//   node look.js FOLDER [PICTURES]
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder, pictures] = process.argv.slice(2).map((path) => resolve(path));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const KINDS = [
  "index.html", "states/TCD.html", "states/BGR.html", "obligations/art4.html",
  "meetings.html", "meetings/2rc.html", "changes.html", "plan.html", "audits.html",
  "downloads.html",
];
const LANGUAGES = ["", "fr/", "zh/", "ar/"];
const WIDTHS = [360, 800, 1400];
const faults = [];
const fault = (...words) => { faults.push(words.join(" ")); console.log("fault:", ...words); };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});

const opened = async (path, options) => {
  const context = await browser.newContext({ bypassCSP: true, ...options });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) fault(path, "asks for", request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error") fault(path, "says", message.text());
  });
  page.on("pageerror", (error) => fault(path, "throws", error.message));
  page.on("dialog", (dialog) => { fault(path, "opens a dialog"); dialog.dismiss(); });
  await page.goto(pathToFileURL(join(folder, path)).href);
  return page;
};

const judge = async (page, path, how) => {
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], preload: false }));
  for (const { id, impact, nodes } of violations) {
    fault(path, how, `axe ${impact}: ${id}:`, nodes[0].html.slice(0, 160), `(${nodes.length})`);
  }
};

const shoot = async (page, name) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name.replaceAll("/", "-")}.png`) });
};

const look = async (path, width, colorScheme) => {
  const page = await opened(path, { viewport: { width, height: 1000 }, colorScheme });
  for (const each of WIDTHS) {
    await page.setViewportSize({ width: each, height: 1000 });
    const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (spill > 0) fault(path, `at ${each}: ${spill} pixels too wide`);
    await shoot(page, `${path}-${each}-${colorScheme}`);
  }
  await page.setViewportSize({ width, height: 1000 });
  await judge(page, path, `${width} ${colorScheme}`);
  await page.context().close();
};

const print = async (path) => {
  const page = await opened(path, { viewport: { width: 800, height: 1000 }, colorScheme: "dark" });
  await page.emulateMedia({ media: "print" });
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  if (paper !== "rgb(255, 255, 255)") fault(path, "is printed on", paper);
  const hidden = await page.evaluate(() => [...document.querySelectorAll("details")]
    .filter((each) => !each.lastElementChild.getClientRects().length).length);
  if (hidden) fault(path, "prints", hidden, "details closed");
  await shoot(page, `${path}-print`);
  await page.context().close();
};

// From the front page to what Chad owes, without a pointer.
const keyboard = async () => {
  const page = await opened("index.html", { viewport: { width: 800, height: 1000 } });
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.className);
  if (first !== "skip") fault("index.html: the first stop is", first);
  await page.keyboard.press("Enter");
  let stops = 0;
  const on = () => page.evaluate(() => document.activeElement.outerHTML.slice(0, 90));
  while (!(await on()).startsWith("<input") && stops < 20) { await page.keyboard.press("Tab"); stops += 1; }
  await page.keyboard.type("chad");
  const rows = await page.locator("#states").locator("xpath=ancestor::table//tbody/tr[not(@hidden)]").count();
  if (rows !== 1) fault("index.html: the filter leaves", rows, "rows for chad");
  await page.keyboard.press("Enter");
  if (!(await on()).includes("states/TCD")) fault("index.html: Enter in the filter does not lead to Chad");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  if (outline === "none") fault("index.html: focus is not seen");
  await page.keyboard.press("Enter");
  await page.waitForURL(/TCD/);
  const seen = await page.locator("main h2").first().boundingBox();
  if (!seen || seen.y > 1000) fault("states/TCD.html: what comes next is not on the first screen");
  console.log(`by keyboard: ${stops + 1} tabs from the front page to what Chad owes`);
  const sort = page.locator("th button").first();
  await sort.focus();
  await page.keyboard.press("Enter");
  if (await page.locator("th[aria-sort=ascending]").count() !== 1) fault("sorting by keyboard");
  await page.keyboard.press("Escape");
  const summary = page.locator("summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  if (await page.locator("details[open]").count() < 1) fault("unfolding by keyboard");
  await page.context().close();
};

// The policy of content as it stands, which what looks at the page above goes around.
const policy = async () => {
  const page = await opened("index.html", { bypassCSP: false });
  if (!(await page.locator("th button").count())) fault("index.html: its script does not run");
  const colour = await page.evaluate(() => getComputedStyle(document.querySelector("caption")).textAlign);
  if (colour !== "start") fault("index.html: its style does not apply");
  await page.context().close();
};

// Without its script a page is complete.
const bare = async () => {
  const page = await opened("index.html", { javaScriptEnabled: false });
  const rows = await page.locator("tbody tr").count();
  if (rows < 50) fault("index.html without script:", rows, "rows");
  await page.context().close();
};

if (pictures) mkdirSync(pictures, { recursive: true });
for (const language of LANGUAGES) {
  for (const kind of language ? KINDS.slice(0, 2) : KINDS) {
    await look(language + kind, 360, "light");
    if (!language) {
      await look(kind, 1400, "dark");
      await print(kind);
    }
  }
}
await keyboard();
await policy();
await bare();
await browser.close();
console.log(faults.length ? `${faults.length} faults` : "nothing found");
process.exit(faults.length ? 1 : 0);
