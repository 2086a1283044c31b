import fc from 'fast-check';
import { Converter as ConverterToTraditional, Locale as ToTraditional } from 'opencc-js/cn2t';
import { Converter as ConverterToSimplified, Locale as ToSimplified } from 'opencc-js/t2cn';
import { expect, test } from 'vitest';
import type { Dictionary } from './dictionary-entries.ts';
import { type ConversionConfiguration, phraseConverter } from './phrase-converter.ts';

const configurationOf = (locale: unknown, name: string): ConversionConfiguration => {
  const { configs } = locale as { configs: Record<string, ConversionConfiguration> };
  const found = configs[name];
  if (found === undefined) throw new Error(`Unexpected configurations, expected one named ${name}`);
  return found;
};

const conversions = [
  {
    name: 's2tw',
    configuration: configurationOf(ToTraditional, 's2tw'),
    theirs: ConverterToTraditional({ from: 'cn', to: 'tw' }),
  },
  {
    name: 'tw2s',
    configuration: configurationOf(ToSimplified, 'tw2s'),
    theirs: ConverterToSimplified({ from: 'tw', to: 'cn' }),
  },
];

const wordsOf = (dictionary: Dictionary): string[] =>
  typeof dictionary === 'string' ? dictionary.split('|').flatMap((entry) => entry.split(' ')) : dictionary.flat();

test.each(conversions)(
  '$name: the same as opencc-js, on texts of words, pieces of words and anything',
  ({ configuration, theirs }) => {
    const ours = phraseConverter(configuration);
    const dictionaries = [
      ...(configuration.normalizationChain ?? []).flat(),
      ...(configuration.segmentation ?? []),
      ...configuration.conversionChain.flat(),
    ];
    const words = [...new Set(dictionaries)].flatMap(wordsOf);
    for (const word of words) if (ours(word) !== theirs(word)) expect([word, ours(word)]).toEqual([word, theirs(word)]);
    const piece = fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom(...words).map((word) => word.slice(0, -1)),
      fc.constantFrom(...words).map((word) => word.slice(1)),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('\ud840', '\udc00', '', '，', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(ours(text)).toBe(theirs(text));
      }),
      { numRuns: 3000 },
    );
  },
);
