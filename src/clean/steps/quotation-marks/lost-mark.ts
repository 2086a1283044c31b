import { isLineEnd } from '../../characters/character-kinds.ts';

/** Of so many lost characters one may be the mark; of more it is not asked. */
const mostLost = 6;

const closing = '，。、；：？！）》」』…—,.;:!)';
const leading = '：（《「『:(';
const sentenceEnds = '。！？…!';

type Role = 'opens' | 'closes';

/**
 * Tell what each straight mark of a line does where one of their pairs lost its other mark with a character that is a `?`
 * now: which of the `?` it was is tried out, and every mark that would open before a comma or close behind a colon rules that
 * out.
 *
 * @param positions places of the marks, an odd number.
 * @param start @param end the line.
 * @returns what each mark does, if all that is possible agrees and something other than the count speaks for each pair.
 */
export function rolesAroundLostMark(
  text: string,
  positions: readonly number[],
  start: number,
  end: number,
): readonly Role[] | undefined {
  const lost: number[] = [];
  for (let at = text.indexOf('?', start); at >= 0 && at < end; at = text.indexOf('?', at + 1)) lost.push(at);
  if (lost.length > mostLost) return undefined;
  let agreed: readonly Role[] | undefined;
  for (const at of lost) {
    const all = [...positions, at].sort((a, b) => a - b);
    const roles = all.map((_, index): Role => (index % 2 === 0 ? 'opens' : 'closes'));
    if (!all.every((position, index) => isPossible(text, position, roles[index] as Role))) continue;
    for (let pair = 0; pair < all.length; pair += 2) {
      const [open, close] = [all[pair] as number, all[pair + 1] as number];
      if (!opensClearly(text, open) && !closesClearly(text, close)) return undefined;
    }
    const found = roles.filter((_, index) => all[index] !== at);
    if (agreed?.some((role, index) => role !== found[index])) return undefined;
    agreed = found;
  }
  return agreed;
}

const isAny = (marks: string, unit: string): boolean => unit !== '' && marks.includes(unit);

function isPossible(text: string, position: number, role: Role): boolean {
  const before = text.charAt(position - 1);
  const after = text.charAt(position + 1);
  if (role === 'opens') return !isLineEnd(text.charCodeAt(position + 1)) && !isAny(closing, after);
  return !isLineEnd(text.charCodeAt(position - 1)) && !isAny(leading, before) && before !== '，';
}

function opensClearly(text: string, position: number): boolean {
  return isLineEnd(text.charCodeAt(position - 1)) || isAny(leading, text.charAt(position - 1));
}

function closesClearly(text: string, position: number): boolean {
  return (
    isLineEnd(text.charCodeAt(position + 1)) ||
    isAny(closing, text.charAt(position + 1)) ||
    isAny(sentenceEnds, text.charAt(position - 1))
  );
}
