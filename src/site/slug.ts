import { pinyin } from 'pinyin-pro';

/** Longest slug, characters. */
const longest = 80;

/**
 * The part of an address that stands for a name: pinyin for Chinese characters, hyphens for all else but letters and digits.
 *
 * @example slugOf('兰溪县融媒体中心') // 'lan-xi-xian-rong-mei-ti-zhong-xin'
 */
export function slugOf(name: string): string {
  const ascii = pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .join('-')
    .toLowerCase();
  const slug = ascii
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
    .join('-')
    .slice(0, longest);
  return slug === '' || /^page-\d+$/.test(slug) ? `name-${digest(name)}` : slug;
}

/** Names in order of their first appearance, each with its slug. */
export interface Slugs {
  readonly slugs: ReadonlyMap<string, string>;
  /** Addresses that several names claim, with the names: a page that tells them apart keeps such an address alive. */
  readonly shared: ReadonlyMap<string, readonly string[]>;
}

/**
 * Give each name a slug of its own. Names that sound alike get a digest of the name behind it, all of them, so that a name's
 * address depends on the names that sound like it and on nothing else.
 */
export function assignSlugs(names: Iterable<string>, slugFor: (name: string) => string = slugOf): Slugs {
  const claims = new Map<string, string[]>();
  for (const name of new Set(names)) {
    const slug = slugFor(name);
    claims.set(slug, [...(claims.get(slug) ?? []), name]);
  }
  const slugs = new Map<string, string>();
  const shared = new Map([...claims].filter(([, { length }]) => length > 1));
  const taken = new Set(claims.keys());
  for (const [slug, claimants] of claims) {
    if (claimants.length === 1) slugs.set(claimants[0] as string, slug);
    // In an order of their own, so that no newcomer elsewhere changes an address.
    else for (const name of claimants.sort()) slugs.set(name, freeSlug(slug, name, taken));
  }
  return { slugs, shared };
}

/** A slug with a digest behind it that nobody has; a second digest is hardly ever needed. */
function freeSlug(slug: string, name: string, taken: Set<string>): string {
  let free = `${slug}-${digest(name)}`;
  for (let more = name; taken.has(free); free = `${slug}-${digest(more)}`) more += name;
  taken.add(free);
  return free;
}

/** Six letters and digits that stand for a name (FNV-1a, 32 bits, base 36). */
function digest(name: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36).padStart(6, '0').slice(-6);
}
