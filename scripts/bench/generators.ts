/** Other site generators, given the Markdown that ours is given and a template of the page that ours makes (`text-page.ts`). */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Cost, measured } from './measured.ts';
import { type TemplateLanguage, textPage } from './text-page.ts';

export interface Generator {
  readonly name: string;
  /** Build the site of the folder it was set up in, from nothing, into a folder that is not there. */
  build(outDir: string): Promise<Cost>;
}

const archive = '澄文示例文库';

/** A list of all texts, by titles: the one page of its kind that the others make. */
const listPage = (links: string): string =>
  `<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><title>${archive}</title></head><body><ul>${links}</ul></body></html>\n`;

/** Hugo, where it is installed (`apt install hugo`). */
export async function hugo(folder: string, texts: string): Promise<Generator | undefined> {
  try {
    await measured(['hugo', 'version']);
  } catch {
    return undefined;
  }
  const write = writerIn(folder);
  write(
    'config.toml',
    `baseURL = "https://example.org/"\ntitle = "${archive}"\ndisableKinds = ["taxonomy", "term", "RSS"]\n`,
  );
  write('layouts/_default/single.html', textPage(goTemplates));
  write(
    'layouts/_default/list.html',
    listPage('{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}'),
  );
  cpSync(texts, join(folder, 'content/texts'), { recursive: true });
  return {
    name: 'Hugo',
    build: (outDir) => measured(['hugo', '--quiet', '--destination', outDir], { cwd: folder }),
  };
}

/**
 * Eleventy from npm, installed into the folder; left out when that fails. The version is pinned, so that figures of two runs
 * compare.
 */
export async function eleventy(folder: string, texts: string): Promise<Generator | undefined> {
  const write = writerIn(folder);
  write('package.json', '{ "private": true, "type": "module" }\n');
  const binary = join(folder, 'node_modules/@11ty/eleventy/cmd.cjs');
  try {
    await measured(['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', '@11ty/eleventy@3.1.7'], {
      cwd: folder,
    });
  } catch {
    return undefined;
  }
  if (!existsSync(binary)) return undefined;
  write('input/texts/texts.json', '{ "layout": "text.njk", "tags": "texts", "templateEngineOverride": "md" }\n');
  write('eleventy.config.js', eleventySettings);
  write('input/_includes/text.njk', textPage(nunjucks));
  write(
    'input/index.njk',
    listPage('{% for one in collections.texts %}<li><a href="{{ one.url }}">{{ one.data.title }}</a></li>{% endfor %}'),
  );
  cpSync(texts, join(folder, 'input/texts'), { recursive: true });
  return {
    name: 'Eleventy 3.1.7',
    // It takes a folder below its own as the place of its output.
    build: (outDir) =>
      measured([process.execPath, binary, '--quiet', `--output=${relative(folder, outDir)}`], { cwd: folder }),
  };
}

/** The text page in Go's templates, as Hugo reads them. */
export const goTemplates: TemplateLanguage = {
  before:
    '{{ $page := . }}{{ $title := .Title }}{{ $publisher := .Params.publisher }}{{ $archive := site.Title }}{{ $url := .Permalink }}{{ $day := .Date.Format "2006-01-02" }}{{ $slashed := .Date.Format "2006/01/02" }}{{ $year := .Date.Format "2006" }}{{ $about := .Plain | truncate 100 }}{{ $id := .File.Path | strings.TrimPrefix "texts/" | strings.TrimSuffix ".md" }}',
  title: '{{ $title }}',
  publisher: '{{ $publisher }}',
  archive: '{{ $archive }}',
  changes: '{{ .Params.changes }}',
  doubts: '{{ .Params.doubts }}',
  id: '{{ $id }}',
  key: '{{ replace $id "/" "-" }}',
  about: '{{ $about }}',
  url: '{{ $url }}',
  path: '{{ $page.RelPermalink }}',
  day: '{{ $day }}',
  daySlashed: '{{ $slashed }}',
  dayChinese: '{{ .Date.Format "2006年1月2日" }}',
  year: '{{ $year }}',
  dayAmerican: '{{ .Date.Format "2006, January 2" }}',
  dayEnglish: '{{ .Date.Format "January 2, 2006" }}',
  dateParts: '{{ .Date.Year }}, {{ printf "%d" .Date.Month }}, {{ .Date.Day }}',
  jsonInScript: (value) => `{{ $${value} | jsonify | safeJS }}`,
  json: (value) => `{{ $${value} | jsonify }}`,
  paragraphs: (each) =>
    `{{ range $index, $text := after 1 (split .Content "<p>") }}{{ $number := add $index 1 }}${each('{{ $number }}', '{{ $text | strings.TrimRight "\\n" | strings.TrimSuffix "</p>" | safeHTML }}')}{{ end }}`,
  neighbour: (which, link) =>
    `{{ with .${which === 'prev' ? 'Prev' : 'Next'}InSection }}${link('{{ .RelPermalink }}', '{{ .Title }}')}{{ end }}`,
};

/** The text page in Nunjucks, with a filter for dates. */
const nunjucks: TemplateLanguage = {
  before:
    '{% set id = page.filePathStem | replace("/texts/", "") %}{% set path = page.url %}{% set url = "https://example.org" + page.url %}{% set archive = "澄文示例文库" %}{% set day = page.date | day %}{% set about = content | striptags | truncate(100) %}',
  title: '{{ title }}',
  publisher: '{{ publisher }}',
  archive: '{{ archive }}',
  changes: '{{ changes }}',
  doubts: '{{ doubts }}',
  id: '{{ id }}',
  key: '{{ id | replace("/", "-") }}',
  about: '{{ about }}',
  url: '{{ url }}',
  path: '{{ path }}',
  day: '{{ day }}',
  daySlashed: '{{ day | replace("-", "/") }}',
  dayChinese: '{{ page.date | dayIn("zh-CN") }}',
  year: '{{ page.date.getUTCFullYear() }}',
  dayAmerican: '{{ page.date.getUTCFullYear() }}, {{ page.date | monthAndDay }}',
  dayEnglish: '{{ page.date | dayIn("en-US") }}',
  dateParts: '{{ page.date.getUTCFullYear() }}, {{ page.date.getUTCMonth() + 1 }}, {{ page.date.getUTCDate() }}',
  jsonInScript: (value) => `{{ ${value} | dump | safe }}`,
  json: (value) => `{{ ${value} | dump }}`,
  paragraphs: (each) =>
    `{% for text in content.split("<p>") %}{% if not loop.first %}${each('{{ loop.index0 }}', '{{ text | replace("</p>", "") | trim | safe }}')}{% endif %}{% endfor %}`,
  neighbour: (which, link) =>
    `{% set beside = collections.texts | get${which === 'prev' ? 'Previous' : 'Next'}CollectionItem %}{% if beside %}${link('{{ beside.url }}', '{{ beside.data.title }}')}{% endif %}`,
};

const eleventySettings = `const inWords = new Map(['zh-CN', 'en-US'].map((name) => [name, new Intl.DateTimeFormat(name, { dateStyle: 'long', timeZone: 'UTC' })]));
const monthAndDay = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });
export default (config) => {
  config.setInputDirectory('input');
  config.addFilter('day', (date) => date.toISOString().slice(0, 10));
  config.addFilter('dayIn', (date, name) => inWords.get(name).format(date));
  config.addFilter('monthAndDay', (date) => monthAndDay.format(date));
};
`;

function writerIn(folder: string): (file: string, content: string) => void {
  return (file, content) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
}
