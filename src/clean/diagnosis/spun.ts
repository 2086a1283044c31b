import { isHan } from '../characters/character-kinds.ts';
import { UnitSet } from '../characters/unit-set.ts';
import type { SpunEvidence } from './diagnosis.ts';
import { spunWords } from './spun-words.ts';

/** Different out-of-place words, and their number per thousand characters, that only a machine's rewriting reaches. */
const fewestKinds = 3;
const leastPerThousand = 2;

const words = Object.keys(spunWords);
const anySpunWord = new RegExp(words.join('|'), 'y');
const openings = new UnitSet(...words.map((word) => word.charAt(0)));
const seconds = new UnitSet(...words.map((word) => word.charAt(1)));

function spunWordAt(text: string, place: number): string | undefined {
  anySpunWord.lastIndex = place;
  return anySpunWord.exec(text)?.[0];
}

/** Recognise text that was rewritten word by word with synonyms (高质料 for 高质量); it cannot be undone. */
export function diagnoseSpun(text: string): SpunEvidence {
  const kinds = new Set<string>();
  let count = 0;
  for (let place = openings.firstIn(text); place >= 0; ) {
    const found = seconds.has(text.charCodeAt(place + 1)) ? spunWordAt(text, place) : undefined;
    if (found !== undefined) {
      kinds.add(found);
      count++;
    }
    place = openings.firstIn(text, place + (found?.length ?? 1));
  }
  if (count === 0) return { spun: false, kinds: 0, perThousand: 0 };
  let characters = 0;
  for (let index = 0; index < text.length; index++) if (isHan(text.charCodeAt(index))) characters++;
  const perThousand = (count / Math.max(characters, 1)) * 1000;
  return { spun: kinds.size >= fewestKinds && perThousand >= leastPerThousand, kinds: kinds.size, perThousand };
}
