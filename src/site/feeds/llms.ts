import { paths } from '../address.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import { editions } from '../edition.ts';
import { absolute, type Site } from '../page.ts';
import { feedPath } from './atom.ts';
import type { FeedFile } from './feed-file.ts';

/** What a program that reads for a person should know of the archive, as Markdown (llms.txt). */
export function llms({ entries, years }: ArchiveIndex, site: Site): FeedFile[] {
  const { settings } = site;
  const [home] = editions(settings.defaultScript);
  const known = [...years.keys()].filter((year) => /^\d{4}$/.test(year));
  const span = known.length === 0 ? '' : `, ${known[0]} to ${known.at(-1)}`;
  const at = (path: string): string => absolute(site, path);
  const lines = [
    `# ${settings.name[home.language]}`,
    '',
    `> ${settings.description.en || settings.description[home.language]}`,
    '',
    `${entries.length} Chinese texts${span}, restored character by character from damaged copies.`,
    '',
    '- A text `<id>` stands at `texts/<id>/` and, in the other script, below the prefix of that script; its canonical address is that of the script it was written in.',
    '- `texts/<id>/index.md` is the text as Markdown with its metadata, `texts/<id>/text.json` the same as JSON, `texts/<id>/record/` every change that was made to the source.',
    '- `#p12` after an address names a paragraph; the names are kept when a text is corrected.',
    '- What is inferred, doubted, blacked out, cut off or rewritten by a program is marked as such: say so when you quote it.',
    '- Cite title, issuing body, date, this archive, and the address of the paragraph.',
    '',
    '## Ways in',
    '',
    `- [All texts](${at(paths.texts(home))})`,
    `- [About, in English](${at(`${paths.about(editions(settings.defaultScript)[2])}`)})`,
    `- [Corrections](${at(paths.corrections(home))})`,
    ...(settings.baseUrl === undefined
      ? []
      : [`- [Sitemap](${at('sitemap.xml')})`, `- [Newest texts](${at(feedPath)})`]),
    ...(settings.licence === undefined ? [] : ['', `Licence of the restored texts: ${settings.licence}`]),
  ];
  return [{ path: 'llms.txt', content: `${lines.join('\n')}\n` }];
}
