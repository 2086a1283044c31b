import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A checksum and a path, as a manifest's line has them. */
function manifestOf(bag: string, name: string, faults: string[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const line of readFileSync(join(bag, name), 'utf8').split('\n').slice(0, -1)) {
    const [, sum = '', path = ''] = /^([0-9a-f]{64}) {1,2}\*?(.+)$/.exec(line) ?? [];
    if (path === '') faults.push(`${name}: not a checksum and a path: ${line}`);
    if (files.has(path)) faults.push(`${name}: ${path} is listed twice`);
    if (/^[/~]|(?:^|\/)\.\.(?:\/|$)/.test(path)) faults.push(`${name}: ${path} may lie outside the bag`);
    files.set(path.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%'), sum);
  }
  return files;
}

function checkSums(bag: string, name: string, files: ReadonlyMap<string, string>, faults: string[]): void {
  for (const [path, sum] of files) {
    const file = join(bag, path);
    if (!existsSync(file)) faults.push(`${name}: ${path} is not there`);
    else if (createHash('sha256').update(readFileSync(file)).digest('hex') !== sum)
      faults.push(`${name}: ${path} is not what it was`);
  }
}

/**
 * Check an unpacked bag by RFC 8493: declaration, payload, manifests, oxum, tag manifest.
 *
 * @returns what is wrong; empty when the bag is complete and valid.
 */
export function checkBag(bag: string): string[] {
  const faults: string[] = [];
  const files = readdirSync(bag, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(bag.length + 1));
  // 2.1.1: exactly these two lines.
  const declaration = existsSync(join(bag, 'bagit.txt')) ? readFileSync(join(bag, 'bagit.txt'), 'utf8') : '';
  if (!/^BagIt-Version: 1\.0\nTag-File-Character-Encoding: UTF-8\n?$/.test(declaration)) faults.push('bagit.txt');
  // 2.1.2 and 2.1.3: every payload file in every payload manifest, and nothing else.
  const payload = files.filter((path) => path.startsWith('data/'));
  const manifests = files.filter((path) => /^manifest-[a-z0-9]+\.txt$/.test(path));
  if (manifests.length === 0) faults.push('There is no payload manifest');
  for (const name of manifests) {
    const listed = manifestOf(bag, name, faults);
    checkSums(bag, name, listed, faults);
    for (const path of payload) if (!listed.has(path)) faults.push(`${name}: ${path} is not listed`);
    for (const path of listed.keys()) if (!path.startsWith('data/')) faults.push(`${name}: ${path} is no payload`);
  }
  // 2.2.1: every tag file but the tag manifests, and no payload.
  const tagFiles = files.filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest-'));
  for (const name of files.filter((path) => /^tagmanifest-[a-z0-9]+\.txt$/.test(path))) {
    const listed = manifestOf(bag, name, faults);
    checkSums(bag, name, listed, faults);
    for (const path of tagFiles) if (!listed.has(path)) faults.push(`${name}: ${path} is not listed`);
    for (const path of listed.keys())
      if (path.startsWith('data/') || path.startsWith('tagmanifest-'))
        faults.push(`${name}: ${path} does not belong there`);
  }
  // 2.2.2: labels and values; octets and streams of the payload.
  const info = readFileSync(join(bag, 'bag-info.txt'), 'utf8');
  for (const line of info.split('\n').slice(0, -1))
    if (!/^(?:[^\s:][^:]*: \S.*|[ \t]+\S.*)$/.test(line)) faults.push(`bag-info.txt: ${line}`);
  const octets = payload.reduce((sum, path) => sum + readFileSync(join(bag, path)).length, 0);
  const [oxum, ...more] = [...info.matchAll(/^Payload-Oxum: (.*)$/gm)].map(([, value]) => value);
  if (oxum !== `${octets}.${payload.length}` || more.length > 0)
    faults.push(`Payload-Oxum is ${oxum}, expected ${octets}.${payload.length}`);
  return faults;
}
