import type { ArchiveDocument } from '../../document/block.ts';
import { paths } from '../address.ts';
import { languageTag } from '../block-html.ts';
import { editionOfScript } from '../edition.ts';
import { absolute, type Site } from '../page.ts';
import type { CitedWork } from './cited-work.ts';

/** What sites write where a source should be named. */
const namesNobody =
  /^(?:本[站网網报報]|原[创創]|[转轉][载載]|(?:网络|網絡|網路|互联网|互聯網)(?:综合|綜合|整理|转载|轉載)?|未知|不[详詳])$|^https?:/;

/** What citations of a text are made from: always the text in its own script, at the address that counts as original. */
export function citedWork({ id, frontMatter }: ArchiveDocument, site: Site): CitedWork {
  const { title, titleInferred, authors = [], source, date, dateInferred, script } = frontMatter;
  // Where only the place it was taken from is known, that is the body that stands for the text.
  const publisher = frontMatter.publisher ?? (source !== undefined && namesNobody.test(source) ? undefined : source);
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
