import type { LanguageModel } from './language-model.ts';

/** Classes of UTF-16 units by script: of both scripts or of none, of Simplified form, of Traditional form. */
export const bothScripts = 0;
export const simplifiedForm = 1;
export const traditionalForm = 2;

const known = new WeakMap<LanguageModel, Uint8Array>();

/** The script of every UTF-16 unit as the model has it, in a table for loops over whole texts; made once a model (5 ms). */
export function scriptClasses(language: LanguageModel): Uint8Array {
  const made = known.get(language);
  if (made !== undefined) return made;
  const classes = new Uint8Array(0x10000);
  for (let unit = 0; unit < classes.length; unit++) {
    const script = language.scriptOf(String.fromCharCode(unit));
    if (script !== 'both') classes[unit] = script === 'simplified' ? simplifiedForm : traditionalForm;
  }
  known.set(language, classes);
  return classes;
}
