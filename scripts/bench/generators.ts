/** Other site generators, given the Markdown that ours is given and a template that shows what our text page shows. */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Cost, measured } from './measured.ts';

export interface Generator {
  readonly name: string;
  /** Build the site of the folder it was set up in, from nothing, into a folder that is not there. */
  build(outDir: string): Promise<Cost>;
}

const facts = ['date', 'publisher', 'sourceFile', 'sourceSha256', 'sourceEncoding', 'changes', 'doubts'];

const page = (title: string, head: string, rows: string, content: string): string => `<!DOCTYPE html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>${head}<link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">Archive</a><nav><a href="/search/">Search</a><a href="/about/">About</a></nav></header>
<main><article><h1>${title}</h1><dl>${rows}</dl>${content}</article></main><footer>Archive</footer></body></html>
`;

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
    'baseURL = "https://example.org/"\ntitle = "Archive"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
  );
  const rows = facts.map((fact) => `<dt>${fact}</dt><dd>{{ .Params.${fact.toLowerCase()} }}</dd>`).join('');
  const beside =
    '{{ with .PrevInSection }}<link rel="prev" href="{{ .RelPermalink }}">{{ end }}{{ with .NextInSection }}<link rel="next" href="{{ .RelPermalink }}">{{ end }}';
  write('layouts/_default/single.html', page('{{ .Title }}', beside, rows, '{{ .Content }}'));
  const list = '<ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>';
  write('layouts/_default/list.html', page('{{ .Title }}', '', '', list));
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
  write('eleventy.config.js', "export default (config) => {\n  config.setInputDirectory('input');\n};\n");
  const rows = facts.map((fact) => `<dt>${fact}</dt><dd>{{ ${fact} }}</dd>`).join('');
  const beside =
    '{% set before = collections.texts | getPreviousCollectionItem %}{% if before %}<link rel="prev" href="{{ before.url }}">{% endif %}{% set after = collections.texts | getNextCollectionItem %}{% if after %}<link rel="next" href="{{ after.url }}">{% endif %}';
  write('input/_includes/text.njk', page('{{ title }}', beside, rows, '{{ content | safe }}'));
  const list =
    '<ul>{% for one in collections.texts %}<li><a href="{{ one.url }}">{{ one.data.title }}</a></li>{% endfor %}</ul>';
  write('input/index.njk', page('Archive', '', '', list));
  cpSync(texts, join(folder, 'input/texts'), { recursive: true });
  return {
    name: 'Eleventy 3.1.7',
    // It takes a folder below its own as the place of its output.
    build: (outDir) =>
      measured([process.execPath, binary, '--quiet', `--output=${relative(folder, outDir)}`], { cwd: folder }),
  };
}

function writerIn(folder: string): (file: string, content: string) => void {
  return (file, content) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
}
