// Judges HTML pages in headless Chromium: usage: node check_html.mjs CHROMIUM PAGE...
//
// Of every page: valid markup (html-validate), no violation of any rule of axe-core on a wide and on a narrow screen,
// tables that stay tables for assistive technology on both, contrast in the dark too where a page has colours for it,
// nothing wider than the screen, no script, no request but for the page itself, nothing on the console. Then pages broken
// on purpose must be found broken, so that the judges are known to judge.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import puppeteer from 'puppeteer-core';

const WIDE = { width: 1000, height: 1200 };
const NARROW = { width: 400, height: 800 };

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: { 'long-title': 'off' }, // the official name of an assessment is as long as it is
});

async function markupFaults(markup) {
  const report = await validator.validateString(markup);
  return report.results.flatMap((result) =>
    result.messages.map((m) => `markup ${m.ruleId} at line ${m.line}: ${m.message}`));
}

async function axeFaults(page, options = {}) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((asked) => globalThis.axe.run(document, asked),
    { resultTypes: ['violations'], ...options });
  return violations.map((v) => `axe ${v.id}: ${v.help}; first of ${v.nodes.length}: ${v.nodes[0].html.slice(0, 160)}`);
}

const TABLE_ROLES = ['table', 'row', 'rowheader', 'columnheader', 'cell', 'gridcell'];

// What assistive technology is told of the tables: how many of each role there are.
async function tableRoles(page) {
  const client = await page.createCDPSession();
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  await client.detach();
  const counts = {};
  for (const node of nodes) {
    const role = node.ignored ? '' : node.role?.value;
    if (TABLE_ROLES.includes(role)) counts[role] = (counts[role] ?? 0) + 1;
  }
  return JSON.stringify(Object.fromEntries(Object.entries(counts).sort()));
}

async function judge(browser, markup, { url, viewports = [WIDE, NARROW] } = {}) {
  const faults = await markupFaults(markup);
  const page = await browser.newPage();
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    const inThePage = request.url().startsWith('data:'); // a picture
    if (!request.isNavigationRequest() && !inThePage) faults.push(`requests ${request.url()}`);
  });
  if (url) {
    await page.goto(url);
  } else {
    await page.setContent(markup);
  }
  faults.push(...(await page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')]
      .filter((link) => !document.getElementById(link.hash.slice(1)))
      .map((link) => `${link.hash} leads nowhere`))));
  const roles = [];
  for (const viewport of viewports) {
    await page.setViewport(viewport);
    const at = `${viewport.width} px`;
    const { scripts, overflow } = await page.evaluate(() => ({
      scripts: document.scripts.length,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    if (scripts > 0) faults.push(`${scripts} scripts`);
    if (overflow > 0) faults.push(`${at}: ${overflow} px wider than the screen`);
    roles.push(await tableRoles(page));
    faults.push(...(await axeFaults(page)).map((fault) => `${at}: ${fault}`));
  }
  if (markup.includes('prefers-color-scheme: dark')) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    faults.push(...(await axeFaults(page, { runOnly: ['color-contrast'] })).map((fault) => `dark: ${fault}`));
  }
  if (new Set(roles).size > 1) faults.push(`tables are not the same on a narrow screen: ${roles.join(' ')}`);
  await page.close();
  return faults;
}

// [what is broken, how, what must be found]
const BREAKAGES = [
  ['no language', (m) => m.replace(' lang="ja"', ''), 'axe html-has-lang'],
  ['no title', (m) => m.replace(/<title>[^<]*<\/title>\n/, ''), 'axe document-title'],
  ['a heading level is left out', (m) => m.replaceAll(/<(\/?)h3/g, '<$1h5'), 'axe heading-order'],
  ['a mark says nothing', (m) => m.replace(/ aria-label="該当"/, ''), 'axe role-img-alt'],
  ['pale text', (m) => m.replace('--ink: #1a1a1a', '--ink: #b0b0b0'), 'axe color-contrast'],
  ['a header cell names none', (m) => m.replace(/ headers="[^"]*"/, ' headers="nowhere"'), 'axe td-headers-attr'],
  ['a link leads nowhere', (m) => m.replace(/<a href="#[^"]*"/, '<a href="#nowhere"'), '#nowhere leads nowhere'],
  ['an id twice', (m) => m.replace(' id="s2"', ' id="s1"'), 'markup no-dup-id'],
  ['an element is not closed', (m) => m.replace('</table>', ''), 'markup close-order'],
  ['something from elsewhere', (m) => m.replace('</main>', '<img src="https://example.invalid/a" alt="a"></main>'),
    'requests'],
  ['a script', (m) => m.replace('</main>', '<script>console.log(1)</script></main>'), 'scripts'],
];

async function breakageFaults(browser, markup) {
  const missed = [];
  for (const [name, breakIt, expected] of BREAKAGES) {
    const broken = breakIt(markup);
    if (broken === markup) {
      missed.push(`${name}: the page has nothing to break`);
    } else if (!(await judge(browser, broken, { viewports: [WIDE] })).some((fault) => fault.includes(expected))) {
      missed.push(`${name}: not found`);
    }
  }
  return missed;
}

const [chromium, ...files] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
let failed = false;
const report = (name, faults) => {
  console.log(faults.length === 0 ? `${name}: no fault` : `${name}:\n  ${faults.join('\n  ')}`);
  failed ||= faults.length > 0;
};
try {
  for (const file of files) {
    report(file, await judge(browser, readFileSync(file, 'utf8'), { url: pathToFileURL(resolve(file)).href }));
  }
  report('pages broken on purpose', await breakageFaults(browser, readFileSync(files[0], 'utf8')));
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);
