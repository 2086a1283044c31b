/** A real Chromium over a built site, for the journeys of tests. */

import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type RunningServer, serve } from '../site/serve.ts';

/** Where Debian and its kin put Chromium; CHROMIUM names another. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export interface SiteInBrowser {
  readonly server: RunningServer;
  /** Open a page below the site's base path in a new window without memory. */
  open(path: string, options?: BrowserContextOptions): Promise<OpenedPage>;
  close(): Promise<void>;
}

export interface OpenedPage {
  readonly page: Page;
  /** What must stay empty: console messages, errors, and requests to other hosts, in words. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Serve a built site and start Chromium. */
export async function openSite(siteDir: string, base: string): Promise<SiteInBrowser> {
  const executablePath = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));
  if (executablePath === undefined) {
    throw new Error(
      `No Chromium at ${places.join(', ')}; install the package \`chromium\` or set CHROMIUM to its path`,
    );
  }
  const server = await serve({ siteDir, base, port: 0 });
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    server,
    open: async (path, options = {}) => watch(await browser.newContext(options), server, path),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

async function watch(context: BrowserContext, server: RunningServer, path: string): Promise<OpenedPage> {
  const complaints: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(server.url)) complaints.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => complaints.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(server.url + path);
  return { page, complaints, close: () => context.close() };
}
