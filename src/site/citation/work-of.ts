import type { ArchiveDocument } from '../../document/block.ts';
import { paths } from '../address.ts';
import { languageTag } from '../block-html.ts';
import { editionOfScript } from '../edition.ts';
import { absolute, type Site } from '../page.ts';
import type { CitedWork } from './cited-work.ts';

/** What citations of a text are made from: always the text in its own script, at the address that counts as original. */
export function citedWork({ id, frontMatter }: ArchiveDocument, site: Site): CitedWork {
  const { title, titleInferred, authors = [], publisher, date, dateInferred, script } = frontMatter;
  const language = languageTag(script);
  return {
    id,
    title,
    ...(titleInferred && { titleInferred }),
    authors,
    ...(publisher !== undefined && { publisher }),
    ...(date !== undefined && { date }),
    ...(dateInferred && { dateInferred }),
    archive: site.settings.name[language],
    url: absolute(site, paths.text(editionOfScript(site.settings.defaultScript, script), id)),
    language,
  };
}
