import type { Script } from './edition.ts';
import type { ToOtherScript } from './text-page.ts';

/**
 * Characters that Traditional has too, with a meaning of its own, and that names keep far more often than not: 谷, 后, 范,
 * 余 and 于 are surnames besides 穀, 後, 範, 餘 and 於. A word table cannot tell; wrongly kept is less wrong than wrongly
 * changed, since the original is one tap away.
 */
const keptInNames: Readonly<Record<Script, ReadonlySet<string>>> = {
  Hans: new Set('谷后范余于岳郁朴征占咸杰台涂斗干采里游党仆准丑岩'),
  Hant: new Set('乾著'),
};

/** Kept as a surname only: 丰 and 云 are 豐 and 雲 in given names. */
const keptAsSurname: Readonly<Record<Script, ReadonlySet<string>>> = {
  Hans: new Set('丰云种'),
  Hant: new Set('於'),
};

/** In given names the other of two forms is meant: 沖, not 衝. */
const otherForm: ReadonlyMap<string, string> = new Map([['冲', '沖']]);

const han = /^[\p{Script=Han}]{2,4}$/u;
const transliterated = /^[\p{Script=Han}]{1,12}(?:[·・‧•][\p{Script=Han}]{1,12}){1,4}$/u;
/** How names of bodies and posts end. */
const body =
  /(?:[社报報部局院会會组組台臺室网網处處办辦委站团團所科厅廳队隊]|中心|记者|記者|编辑|編輯|评论员|評論員|通讯员|通訊員)$/u;

/** Whether a string looks like the name of a person: two to four Han characters, or several with dots between. */
export function isPersonalName(name: string): boolean {
  return (han.test(name) && !body.test(name)) || transliterated.test(name);
}

/**
 * Write a name in the other script. A person's is converted one character at a time, and ambiguous characters stay; the
 * name of a body is converted as words. Several names may stand in one string.
 *
 * @example nameToOtherScript('谷雨声', 'Hans', toOtherScript) // '谷雨聲', where words would give 穀雨聲
 */
export function nameToOtherScript(name: string, from: Script, toOtherScript: ToOtherScript): string {
  return name.replace(/[^、，,；;/\s]+/g, (one) => oneToOtherScript(one, from, toOtherScript));
}

function oneToOtherScript(name: string, from: Script, toOtherScript: ToOtherScript): string {
  if (!isPersonalName(name)) return toOtherScript(name, from);
  return Array.from(name, (character, index) => {
    if (keptInNames[from].has(character)) return character;
    if (index === 0 && keptAsSurname[from].has(character)) return character;
    if (from === 'Hans' && index > 0 && otherForm.has(character)) return otherForm.get(character);
    return toOtherScript(character, from);
  }).join('');
}
