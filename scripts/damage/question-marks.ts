import type { Random } from './random.ts';

/*
 * No-break spaces and signs that GBK cannot say. The mirror's encoding turns each into `?`; these functions put them
 * where pages have them, so that real question marks and these stand side by side.
 */

/** Put no-break spaces around the `>` of a breadcrumb, doubled behind its first step. */
export function spaceBreadcrumb(steps: readonly string[], separator = '>'): string {
  return steps
    .map((step, index) => (index === 0 ? step : `${index === 1 ? '\u00a0' : ''}\u00a0${separator}\u00a0${step}`))
    .join('');
}

/** Put no-break spaces between names, as bylines do: `记者\u00a0某甲\u00a0某乙`. */
export function spaceNames(names: readonly string[]): string {
  return names.join('\u00a0');
}

/** Signs that web pages use and GBK cannot say. */
const SIGNS = ['\u00a9', '\u2022', '\u200b', '\u{1f4f7}'] as const;

/** Give a sign that becomes `?` (or `??`, beyond U+FFFF) when a page is written as GBK. */
export function unsayableSign(random: Random): string {
  return random.pick(SIGNS);
}

/** Share (0..1) of the sentence ends that get a zero-width space behind them, which GBK turns into `?`. */
export function scatterZeroWidth(text: string, share: number, random: Random): string {
  return text.replaceAll(/。(?=\p{Script=Han})/gu, (mark) => (random.chance(share) ? `${mark}\u200b` : mark));
}
