/**
 * The page of a text as other site generators are asked to make it: what our own page shows and tells programs, as far as a
 * text's Markdown knows it. A plainer page would measure other work than ours: with a title, seven facts and the text alone, Hugo needs
 * half the processor time that it needs for this page.
 *
 * Source: `src/components/`; a test in `scripts/render/render-site.test.ts` holds both pages to the same parts.
 */

/** How a template language says what the page shows; each a piece of template that prints one value, escaped for its place. */
export interface TemplateLanguage {
  /** What has to be said before the page. */
  readonly before: string;
  readonly title: string;
  readonly publisher: string;
  readonly archive: string;
  readonly changes: string;
  readonly doubts: string;
  readonly id: string;
  /** The id with hyphens for slashes. */
  readonly key: string;
  /** The first hundred characters of the text. */
  readonly about: string;
  /** The page's address, whole and from the host's root. */
  readonly url: string;
  readonly path: string;
  /** The date, as in `2001-03-19`, `2001/03/19`, `2001年3月19日`, `2001`, `2001, March 19` and `March 19, 2001`, and its three numbers. */
  readonly day: string;
  readonly daySlashed: string;
  readonly dayChinese: string;
  readonly year: string;
  readonly dayAmerican: string;
  readonly dayEnglish: string;
  readonly dateParts: string;
  /** A value of the list above as JSON, where scripts stand and where text stands. */
  jsonInScript(value: 'title' | 'publisher' | 'archive' | 'day' | 'url' | 'id'): string;
  json(value: 'title' | 'publisher' | 'archive' | 'day' | 'url' | 'id'): string;
  /** The paragraphs of the text, each by a piece of template that has its number and its content. */
  paragraphs(each: (number: string, content: string) => string): string;
  /** The text before or after this one, if there is one, by a piece of template that has its path and title. */
  neighbour(which: 'prev' | 'next', link: (path: string, title: string) => string): string;
}

const meta = (name: string, content: string): string => `<meta name="${name}" content="${content}">`;
const property = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;

/** The whole template of the page, in one language. */
export function textPage(say: TemplateLanguage): string {
  return `${say.before}<!DOCTYPE html><html lang="zh-Hans" data-base="/"><head>${head(say)}</head><body>${header(say)}<main id="main"><article class="text" lang="zh-Hans" data-search="/search/"><header class="text-header"><h1 id="title">${say.title}</h1><p class="byline"><span><time datetime="${say.day}">${say.dayChinese}</time></span><span>${say.publisher}</span></p></header>${choices}<div class="body">${body(say)}</div>${quote}<footer class="text-footer"><p class="colophon"><a href="${say.path}record/">还原记录</a><span>改动 ${say.changes} 处，存疑 ${say.doubts} 处</span></p>${cite(say)}${downloads(say)}<nav class="neighbours" aria-label="前后篇">${neighbours(say)}</nav></footer></article></main>${footer(say)}</body></html>
`;
}

function head(say: TemplateLanguage): string {
  const linkedData = `{"@context":"https://schema.org","@type":"Article","headline":${say.jsonInScript('title')},"publisher":{"@type":"Organization","name":${say.jsonInScript('publisher')}},"datePublished":${say.jsonInScript('day')},"inLanguage":"zh-Hans","url":${say.jsonInScript('url')},"isPartOf":{"@type":"ArchiveComponent","name":${say.jsonInScript('archive')}},"sdLicense":"CC0-1.0"}`;
  return [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'">`,
    `<title>${say.title} · ${say.archive}</title>`,
    meta('viewport', 'width=device-width, initial-scale=1'),
    meta('color-scheme', 'light dark'),
    meta('description', say.about),
    `<link rel="canonical" href="${say.url}">`,
    `<link rel="alternate" hreflang="zh-Hans" href="${say.url}">`,
    `<link rel="alternate" hreflang="zh-Hant" href="https://example.org/hant${say.path}">`,
    meta('z:itemType', 'webpage'),
    meta('citation_title', say.title),
    meta('citation_publication_date', say.daySlashed),
    meta('citation_publisher', say.publisher),
    meta('citation_language', 'zh-Hans'),
    meta('citation_public_url', say.url),
    property('og:type', 'article'),
    property('og:title', say.title),
    property('og:site_name', say.archive),
    property('og:url', say.url),
    property('og:description', say.about),
    property('og:locale', 'zh_CN'),
    `<link rel="cite-as" href="${say.url}">`,
    `<script type="application/ld+json">${linkedData}</script>`,
    `<link rel="search" type="application/opensearchdescription+xml" title="${say.archive}" href="https://example.org/opensearch.xml">`,
    `<link rel="alternate" type="application/atom+xml" title="${say.archive}" href="https://example.org/feed.xml">`,
    `<link rel="icon" href="/favicon.svg" type="image/svg+xml">`,
    `<link rel="stylesheet" href="/assets/style.css">`,
    `<script type="module" src="/assets/reader.js"></script>`,
    `<script type="module" src="/assets/text.js"></script>`,
  ].join('');
}

function header(say: TemplateLanguage): string {
  return `<a class="skip" href="#main">跳到正文</a><header class="site-header"><a class="site-name" href="/">${say.archive}</a><nav aria-label="主导航"><a href="/texts/">篇目</a><a href="/search/">检索</a><a href="/about/">说明</a></nav><ul class="editions" aria-label="字体"><li><a href="${say.path}" hreflang="zh-Hans" lang="zh-Hans" aria-label="简体字版" aria-current="true" data-edition="zh-Hans">简</a></li><li><a href="/hant${say.path}" hreflang="zh-Hant" lang="zh-Hant" aria-label="繁體字版" data-edition="zh-Hant">繁</a></li></ul></header>`;
}

const choices =
  '<div class="layout-choices" role="group" aria-label="版式" lang="zh-Hans" hidden><button type="button" data-choice="smaller" aria-label="A− 减小字号">A−</button><button type="button" data-choice="larger" aria-label="A+ 加大字号">A+</button><button type="button" data-choice="vertical" aria-pressed="false">直排</button><button type="button" data-choice="ruby" aria-pressed="false">注音</button><output hidden>拼音由程序标注，多音字可能有误。</output></div>';

const body = (say: TemplateLanguage): string =>
  say.paragraphs(
    (number, content) =>
      `<p id="p${number}">${content}<a class="number" href="#p${number}" aria-label="第 ${number} 段的地址">${number}</a></p>`,
  );

const quote =
  '<div class="quote" lang="zh-Hans" hidden><button type="button" data-quote="copy">复制引文与出处</button><button type="button" data-quote="share" hidden>分享</button></div>';

function cite(say: TemplateLanguage): string {
  const work = `{"id":${say.json('id')},"title":${say.json('title')},"authors":[],"publisher":${say.json('publisher')},"date":${say.json('day')},"archive":${say.json('archive')},"url":${say.json('url')},"language":"zh-Hans"}`;
  const line = (style: string, name: string, citation: string): string =>
    `<div data-style="${style}"><dt>${name}</dt><dd lang="zh"><span>${citation}</span></dd></div>`;
  const code = (style: string, name: string, citation: string): string =>
    `<div data-style="${style}"><dt>${name}</dt><dd lang="zh"><pre tabindex="0" aria-label="${name}"><code>${citation}</code></pre></dd></div>`;
  const field = (name: string, value: string): string => `  ${name} = &#123;${value}&#125;,\n`;
  const named = (value: string): string => `&#123;${value}&#125;`;
  const bibtex = `@online&#123;${say.key},\n${field('author', named(say.publisher))}${field('title', named(say.title))}${field('publisher', named(say.publisher))}${field('organization', named(say.archive))}${field('date', say.day)}${field('year', say.year)}${field('url', say.url)}${field('langid', 'chinese')}&#125;`;
  const ris = `TY  - ELEC\nTI  - ${say.title}\nAU  - ${say.publisher}\nPB  - ${say.publisher}\nT2  - ${say.archive}\nPY  - ${say.year}\nDA  - ${say.daySlashed}/\nUR  - ${say.url}\nLA  - zh-Hans\nER  - \n`;
  const csl = `[\n  {\n    "id": ${say.json('id')},\n    "type": "webpage",\n    "title": ${say.json('title')},\n    "author": [\n      {\n        "literal": ${say.json('publisher')}\n      }\n    ],\n    "container-title": ${say.json('archive')},\n    "publisher": ${say.json('publisher')},\n    "issued": {\n      "date-parts": [\n        [\n          ${say.dateParts}\n        ]\n      ]\n    },\n    "URL": ${say.json('url')},\n    "language": "zh-Hans"\n  }\n]`;
  return `<details class="cite" id="cite" data-work='${work}' data-copy="复制" data-copied="已复制" data-failed="未能复制" data-paragraph="引用第 0 段"><summary>引用</summary><p class="hint" lang="zh-Hans">以原文的字体与地址为准。点段号再打开此处，即引该段。</p><p class="cited-paragraph"></p><dl>${[
    line(
      'gbt7714-2025',
      'GB/T 7714—2025',
      `${say.publisher}. ${say.title}[EB/OL]. （${say.day}）[引用日期]. ${say.url}.`,
    ),
    line(
      'gbt7714-2015',
      'GB/T 7714—2015',
      `${say.publisher}. ${say.title}[EB/OL]. (${say.day})[引用日期]. ${say.url}.`,
    ),
    line('apa', 'APA 7', `${say.publisher}. (${say.dayAmerican}). ${say.title}. ${say.archive}. ${say.url}`),
    line('chicago', 'Chicago 17', `${say.publisher}, “${say.title},” ${say.dayEnglish}, ${say.archive}, ${say.url}.`),
    code('bibtex', 'BibTeX', bibtex),
    code('ris', 'RIS', ris),
    code('csl-json', 'CSL-JSON', csl),
  ].join('')}</dl></details>`;
}

const forms = [
  ['index.md', 'Markdown'],
  ['text.hans.txt', '简体纯文本'],
  ['text.hant.txt', '繁体纯文本'],
  ['text.json', 'JSON'],
  ['text.epub', 'EPUB'],
  ['text.tei.xml', 'TEI'],
] as const;

const downloads = (say: TemplateLanguage): string =>
  `<p class="downloads"><span>取用</span>${forms.map(([file, name]) => `<a href="${say.path}${file}" download>${name}</a>`).join('')}</p>`;

const neighbours = (say: TemplateLanguage): string =>
  say.neighbour(
    'prev',
    (path, title) => `<a rel="prev" href="${path}"><small>上一篇</small><span>${title}</span></a>`,
  ) +
  say.neighbour('next', (path, title) => `<a rel="next" href="${path}"><small>下一篇</small><span>${title}</span></a>`);

const footer = (say: TemplateLanguage): string =>
  `<footer class="site-footer"><p><a href="/">${say.archive}</a> · <a href="/about/">说明</a> · <a href="/report/">清点报告</a> · <a href="/downloads/">整库下载</a></p><p>CC0-1.0</p><p>文本以澄文整理</p></footer>`;
