import { paths } from '../address.ts';
import { languageTag, marksOf } from '../block-html.ts';
import { citedWork } from '../citation/work-of.ts';
import { editionOfScript, type Script } from '../edition.ts';
import { messagesOf } from '../messages/messages.ts';
import { absolute, type Site } from '../page.ts';
import { nameToOtherScript } from '../personal-name.ts';
import { doubtInWords, type TextSource, type ToOtherScript } from '../text-page.ts';
import type { Words } from '../words.ts';
import { epub } from './epub.ts';
import type { ExportedText } from './exported-text.ts';
import { plainText } from './plain-text.ts';
import { tei } from './tei.ts';
import { textJson } from './text-json.ts';

/** A file beside a text's page. */
export interface TextFile {
  /** Below the base path. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** All files of a text except its Markdown, which is the archive's own. */
export function filesOfText(source: TextSource, site: Site, words: Words, toOtherScript: ToOtherScript): TextFile[] {
  const { document, record } = source;
  const { id, frontMatter, blocks } = document;
  const { script } = frontMatter;
  const edition = editionOfScript(site.settings.defaultScript, script);
  const messages = messagesOf(languageTag(script));
  const { licence } = site.settings;
  const text: ExportedText = {
    work: citedWork(document, site),
    frontMatter,
    blocks,
    marks: new Map(
      blocks.map((block) => [
        block.name,
        marksOf(block, record, (doubt) => doubtInWords(doubt, words, edition, messages), messages.redacted),
      ]),
    ),
    ...(licence !== undefined && { licence }),
    ...(record !== undefined && { recordUrl: absolute(site, paths.record(edition, id)) }),
  };
  const other: Script = script === 'Hans' ? 'Hant' : 'Hans';
  const say = (words: string): string => toOtherScript(words, script);
  const sayName = (name: string): string => nameToOtherScript(name, script, toOtherScript);
  const converted = { ...text, blocks: blocks.map((block) => ({ ...block, text: say(block.text) })) };
  return [
    { path: paths.plainText(id, script), content: plainText(text, languageTag(script), (words) => words) },
    { path: paths.plainText(id, other), content: plainText(converted, languageTag(other), say, sayName) },
    { path: paths.json(id), content: textJson(text) },
    { path: paths.tei(id), content: tei(text) },
    { path: paths.epub(id), content: epub(text) },
  ];
}
