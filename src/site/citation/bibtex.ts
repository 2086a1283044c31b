import { addressOf, type CitedWork, isoIssued, issuedOf, remarksOf, titleOf } from './cited-work.ts';

/** Characters that TeX takes for commands. */
const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  $: '\\$',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escaped(text: string): string {
  return text.replace(/[\\{}%&#$_~^]/g, (character) => special[character] as string);
}

/**
 * Cite as a BibTeX entry of type `online`, which biblatex and the GB/T styles know, and others take for `misc`.
 *
 * Names stand in braces of their own, so that no program looks for a given name in them. `date` is what biblatex reads
 * (EDTF, so that `~` and intervals are kept), `year` what older styles do; `url` and `urldate` are read verbatim.
 */
export function bibtex(work: CitedWork): string {
  const { authors, publisher, archive, accessed, id } = work;
  const issued = issuedOf(work);
  const remarks = remarksOf(work);
  const named = authors.length > 0 ? authors : publisher === undefined ? [] : [publisher];
  const fields: [string, string | undefined][] = [
    ['author', named.length === 0 ? undefined : named.map((name) => `{${escaped(name)}}`).join(' and ')],
    ['title', `{${escaped(titleOf(work))}}`],
    ['publisher', publisher && `{${escaped(publisher)}}`],
    ['organization', `{${escaped(archive)}}`],
    ['date', issued && `${isoIssued(issued)}${issued.approximate ? '~' : ''}`],
    ['year', issued?.from.year],
    ['url', addressOf(work)],
    ['urldate', accessed],
    ['langid', 'chinese'],
    ['note', remarks.length === 0 ? undefined : escaped(remarks.join('; '))],
  ];
  const key = id.replace(/[^a-z0-9-]+/g, '-') + (work.paragraph === undefined ? '' : `-${work.paragraph}`);
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return `@online{${key},\n${lines.join('\n')}\n}`;
}
