import { addressOf, type CitedWork, isoDate, issuedOf, remarksOf, titleOf } from './cited-work.ts';

/**
 * Cite as a RIS record of type `ELEC` (web page): two letters, two blanks, a hyphen and a blank before each value, `TY`
 * first, `ER` last. `DA` is `YYYY/MM/DD` with unknown parts left empty; `Y2` is the day of the visit.
 */
export function ris(work: CitedWork): string {
  const { authors, publisher, archive, accessed, language } = work;
  const issued = issuedOf(work);
  const [year = '', month = '', day = ''] = issued === undefined ? [] : isoDate(issued.from).split('-');
  const named = authors.length > 0 ? authors : publisher === undefined ? [] : [publisher];
  const lines: [string, string | undefined][] = [
    ['TY', 'ELEC'],
    ['TI', titleOf(work)],
    ...named.map((name): [string, string] => ['AU', name]),
    ['PB', publisher],
    ['T2', archive],
    ['PY', issued && year],
    ['DA', issued && `${year}/${month}/${day}/`],
    ['Y2', accessed && `${accessed.replaceAll('-', '/')}/`],
    ['UR', addressOf(work)],
    ['LA', language],
    ...remarksOf(work).map((remark): [string, string] => ['N1', remark]),
  ];
  const written = lines.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ')}`],
  );
  return `${written.join('\r\n')}\r\nER  - \r\n`;
}
