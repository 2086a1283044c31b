import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where Debian and its kin put Chromium; CHROMIUM names another. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executable = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));

/** Whether browser tests can run. With CI=true they must: a missing browser is then a failure, not a reason to skip. */
export const hasBrowser = executable !== undefined || process.env['CI'] === 'true';

export async function startBrowser(): Promise<Browser> {
  if (executable === undefined)
    throw new Error(`No Chromium at ${places.join(', ')}; install the package chromium, or set CHROMIUM to its path`);
  return chromium.launch({
    executablePath: executable,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page that keeps what should not happen: console messages, errors, requests to other hosts. */
export interface WatchedPage {
  readonly page: Page;
  readonly incidents: string[];
}

export async function openWatchedPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const incidents: string[] = [];
  page.on('console', (message) => incidents.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => incidents.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) incidents.push(`request to ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) incidents.push(`${response.status()} ${response.url()}`);
  });
  return { page, incidents };
}
