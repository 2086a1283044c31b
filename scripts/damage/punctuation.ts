import type { Random } from './random.ts';

/** What later stages make of the mirror's control bytes 05-08. */
export type ControlFate = 'keep' | 'drop' | 'blank';

/** What becomes of the quotation marks “ ”: nothing, straight `"`, or a blank on one side of some. */
export type QuoteDamage = 'keep' | 'straight' | 'blanks';

/** The full-width marks that pages fold; 。 、 and 《》 stay. */
const FOLDED: Readonly<Record<string, string>> = {
  '，': ',',
  '：': ':',
  '；': ';',
  '？': '?',
  '！': '!',
  '（': '(',
  '）': ')',
};

/**
 * Drop the control bytes 05-08, or turn each run of them into one blank, as HTML and text extraction do.
 *
 * @example `工件\u0005\u0007，` becomes `工件，` (`drop`) or `工件 ，` (`blank`)
 */
export function settleControls(text: string, fate: ControlFate): string {
  if (fate === 'keep') return text;
  return text.replaceAll(/[\p{Cc} ]+/gu, (run) => {
    const rest = [...run].filter((character) => character < '\u0005' || character > '\u0008').join('');
    return rest.length === run.length || fate === 'drop' || rest !== '' ? rest : ' ';
  });
}

/** Fold the full-width marks `，：；？！（）` to half-width. */
export function foldWidth(text: string): string {
  return text.replaceAll(/[，：；？！（）]/g, (mark) => FOLDED[mark] ?? mark);
}

/**
 * Damage the quotation marks.
 *
 * @example `“双引擎”` becomes `"双引擎"` (`straight`), or `“双引擎” ` (`blanks`, about one mark in six)
 */
export function damageQuotes(text: string, damage: QuoteDamage, random: Random): string {
  if (damage === 'straight') return text.replaceAll(/[“”]/g, '"');
  if (damage === 'blanks') {
    return text.replaceAll(/(?<=\p{Script=Han})“|”(?=\p{Script=Han})|《/gu, (mark) => {
      if (!random.chance(1 / 6)) return mark;
      return mark === '“' ? ' “' : `${mark} `;
    });
  }
  return text;
}
