/** A real Chromium over a built site, for the journeys of tests. */

import { createRequire } from 'node:module';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type RunningServer, serve } from '../site/serve.ts';
import { startBrowser } from './chromium.ts';

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
  const server = await serve({ siteDir, base, port: 0 });
  const browser = await startBrowser();
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

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong with a page, in words. The page must have been opened with `bypassCSP`. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const results = await axe.run({ rules: { 'target-size': { enabled: true } } });
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
  });
}
