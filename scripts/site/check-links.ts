/** Checks a built site on its files: every internal link leads somewhere, nothing is inline, nothing is from elsewhere. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, normalizeBase } from '../../src/site/address.ts';

/** A fault of a page, in words. */
export interface SiteFault {
  /** The page's file below the site's folder. */
  readonly page: string;
  readonly fault: string;
}

export interface CheckedSite {
  readonly pages: number;
  readonly links: number;
  readonly faults: readonly SiteFault[];
}

const attributePattern = /\s(href|src|action)="([^"]*)"/g;
const idPattern = /\sid="([^"]*)"/g;
const canonicalPattern = /<link rel="(?:canonical|alternate)"[^>]*>/g;

/**
 * Check all pages of a built site.
 *
 * @param baseUrl where `archive.yaml` names one: canonical and alternate links are checked below it.
 */
export function checkSite(siteDir: string, base: string, baseUrl?: string): CheckedSite {
  const root = normalizeBase(base);
  const pages = readdirSync(siteDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html') && !/^sources[/\\]/.test(file))
    .map((file) => file.replaceAll('\\', '/'));
  const faults: SiteFault[] = [];
  const idsOf = new Map<string, Set<string>>();
  const html = (file: string): string => readFileSync(join(siteDir, file), 'utf8');
  const ids = (file: string): Set<string> => {
    let known = idsOf.get(file);
    if (known === undefined) {
      known = new Set([...html(file).matchAll(idPattern)].map(([, id = '']) => id));
      idsOf.set(file, known);
    }
    return known;
  };
  let links = 0;
  for (const page of pages) {
    const content = html(page);
    const fault = (text: string): void => void faults.push({ page, fault: text });
    for (const text of inlineFaults(content)) fault(text);
    for (const [element] of content.matchAll(canonicalPattern)) {
      const target = /href="([^"]*)"/.exec(element)?.[1] ?? '';
      if (baseUrl !== undefined && !target.startsWith(baseUrl)) fault(`${target} is not below ${baseUrl}`);
    }
    for (const [, attribute, value = ''] of content.matchAll(attributePattern)) {
      const target = value.replaceAll('&amp;', '&').replaceAll('&#38;', '&');
      if (/^mailto:/.test(target)) continue;
      const own = baseUrl !== undefined && target.startsWith(baseUrl) ? root + target.slice(baseUrl.length) : target;
      if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(own)) {
        if (attribute === 'src' || !/^https?:/i.test(own)) fault(`${attribute} leads elsewhere: ${own}`);
        continue;
      }
      links++;
      const [path = '', fragment] = own.split('#', 2);
      const place = path === '' ? page : fileAt(siteDir, root, path.split('?')[0] ?? '');
      if (place === undefined) fault(`${attribute} leads nowhere: ${own}`);
      else if (fragment !== undefined && !ids(place).has(decodeURIComponent(fragment))) fault(`no such place: ${own}`);
    }
  }
  return { pages: pages.length, links, faults };
}

/** The file that an absolute path shows, or undefined. */
function fileAt(siteDir: string, root: string, path: string): string | undefined {
  if (!path.startsWith(root)) return undefined;
  const file = fileOf(decodeURIComponent(path.slice(root.length)));
  return statSync(join(siteDir, file), { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** What a Content Security Policy without `unsafe-inline` would refuse. */
function inlineFaults(html: string): string[] {
  const faults: string[] = [];
  for (const [tag] of html.matchAll(/<[a-z][^>"]*(?:"[^"]*"[^>"]*)*>/gi)) {
    const bare = tag.replace(/"[^"]*"/g, '""');
    // A data block is no script: no policy refuses it.
    const isData = tag === '<script type="application/ld+json">';
    if (/^<script\b/i.test(tag) && !isData && !/\ssrc=/.test(bare)) faults.push('an inline script');
    if (/^<style\b/i.test(tag)) faults.push('an inline style sheet');
    if (/\sstyle=/i.test(bare)) faults.push(`an inline style: ${tag}`);
    if (/\son[a-z]+=/i.test(bare)) faults.push(`an inline event handler: ${tag}`);
  }
  if (!html.includes('http-equiv="Content-Security-Policy"')) faults.push('no Content Security Policy');
  return faults;
}
