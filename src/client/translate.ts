/** Words of the interface, and functions that put numbers and names into them. */
type Dictionary = Readonly<Record<string, unknown>>;

/** Stand for a number and a name while a sentence is made into a pattern. */
const number = 7_654_321;
const numbers = new Set([number.toLocaleString('zh'), String(number)]);
const name = '\uE000';

/** Characters that a sentence with a name in it must have besides. */
const fewestAroundNames = 4;

interface Sentence {
  /** Characters of its own. */
  readonly own: number;
  readonly pattern: RegExp;
  write(found: readonly string[]): string;
}

/**
 * Make a function that translates whole strings of the interface from one language into another.
 *
 * @param pairs dictionaries with the same keys; the first that knows a string is asked.
 * @returns undefined for a string that is none of the interface's.
 */
export function translator(
  pairs: readonly (readonly [from: Dictionary, to: Dictionary])[],
): (words: string) => string | undefined {
  const strings = new Map<string, string>();
  const sentences: Sentence[] = [];
  for (const [from, to] of pairs) {
    for (const [key, value] of Object.entries(from)) {
      const other = to[key];
      if (typeof value === 'string' && typeof other === 'string') {
        if (!strings.has(value)) strings.set(value, other);
      } else if (typeof value === 'function' && typeof other === 'function')
        sentences.push(...sentencesOf(value as Write, other as Write));
    }
  }
  // What fits more exactly is tried first.
  sentences.sort((a, b) => b.own - a.own);
  return (words) => {
    const known = strings.get(words);
    if (known !== undefined) return known;
    for (const { pattern, write } of sentences) {
      const found = pattern.exec(words);
      if (found !== null) return write(found.slice(1));
    }
    return undefined;
  };
}

type Write = (...values: (string | number)[]) => unknown;

/** The forms of a sentence: each value a number, none at all, or a name. */
function sentencesOf(from: Write, to: Write): Sentence[] {
  const choices: (string | number)[][] =
    from.length === 1
      ? [[number], [name]]
      : [
          [number, number],
          [number, 0],
          [0, number],
          [0, 0],
          [name, name],
        ];
  return choices.flatMap((values) => {
    const written = attempt(from, values);
    if (written === undefined) return [];
    const parts = written.split(/(7,?654,?321|\uE000)/);
    const own = parts.filter((_, at) => at % 2 === 0).join('').length;
    // With few words of its own a pattern would fit too much.
    if (own < (values.includes(name) ? fewestAroundNames : 1)) return [];
    const pattern = parts.map((part, at) => (at % 2 === 0 ? escaped(part) : numbers.has(part) ? '([\\d,]+)' : '(.+)'));
    return [
      {
        own,
        pattern: new RegExp(`^${pattern.join('')}$`),
        write: (found) => {
          let next = 0;
          const all = values.map((value) => (value === 0 ? 0 : given(found[next++] ?? '', value)));
          return String(to(...all));
        },
      },
    ];
  });
}

function given(found: string, sample: string | number): string | number {
  return typeof sample === 'number' ? Number(found.replaceAll(',', '')) : found;
}

function attempt(write: Write, values: readonly (string | number)[]): string | undefined {
  try {
    const written = write(...values);
    return typeof written === 'string' ? written : undefined;
  } catch {
    // Wants another kind of value.
    return undefined;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
