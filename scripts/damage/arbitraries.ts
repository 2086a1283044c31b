import fc from 'fast-check';
import { CHROME_NAMES } from './chrome.ts';
import { pairToCharacter } from './cp936.ts';
import type { Block, Document } from './document.ts';
import { glossList, withoutTones } from './glosses.ts';
import { toMirrorScript } from './mirror-script.ts';
import { type Damaged, damage, type Recipe } from './recipe.ts';

/*
 * Generators for property tests. They emit the grammar of the damage (`'產(chǎn)'`, `'(zhì)'`, `'?zhǔn)'`), not single
 * letters: single letters seldom meet in a shape that any step acts on.
 */

const WORDS =
  '产业 发展 质量 链式思维 日报 统筹 基地 区域 优势 干部 后来 里程 只有 面条 着力 乾坤 台阶 创新 项目 转化 结构 关于 技术 ' +
  '规划 网络 数据 调研 会议 时间 学习 实际 标准 专家库 一下 以 没有 我们 记者 问题 长 河 书屋 老人 说 的 了 是 在 和 不';
const MARKS = ['，', '。', '、', '：', '；', '？', '！', '。”', '“', '”', '（', '）', '《', '》', '——', '……'] as const;
const ASCII = ['1', '2024', 'A', 'Open', '3.5%', ' '] as const;

/** A Simplified word in the register of the texts. */
export const word = (): fc.Arbitrary<string> => fc.constantFrom(...WORDS.split(' '));

/** A clean Simplified line: words, full-width marks, numbers and Latin letters; never empty. */
export const cleanLine = (): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: word() },
        { weight: 2, arbitrary: fc.constantFrom(...MARKS) },
        fc.constantFrom(...ASCII),
      ),
      { maxLength: 40 },
    )
    .map((parts) => `${parts.join('').trim()}。`);

/** A character with its gloss: `產(chǎn)`, `絡(luò )`, `業(ye)(ye)`. */
export const gloss = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...glossList), fc.constantFrom('plain', 'plain', 'plain', 'blank', 'toneless'))
    .map(([{ character, reading }, shape]) => {
      if (shape === 'blank') return `${character}(${reading} )`;
      if (shape === 'toneless') return `${character}(${withoutTones(reading)})(${withoutTones(reading)})`;
      return `${character}(${reading})`;
    });

/** A gloss whose character is gone: `(zhì)`. */
export const strayGloss = (): fc.Arbitrary<string> =>
  fc.constantFrom(...glossList).map(({ reading }) => `(${reading})`);

/** The entry of a byte shift by a gloss: `?zhǔn)`. */
export const shiftEntry = (): fc.Arbitrary<string> =>
  fc.constantFrom(...glossList).map(({ reading }) => `?${reading})`);

/** A private-use character as CP936 decodes it, from its user-defined rows (U+E000-U+E765). */
export const privateUse = (): fc.Arbitrary<string> =>
  fc.integer({ min: 0xe000, max: 0xe765 }).map((code) => String.fromCharCode(code));

/** A run of the mirror's control bytes 05-08, as characters. */
export const controls = (): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 5, max: 8 }), { minLength: 1, maxLength: 5 })
    .map((codes) => String.fromCharCode(...codes));

/** The entry of a byte shift by a cut: `?！`, `?<control>！`, `? ！` and so on, then any GBK character. */
export const cutEntry = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('?', '? ', ' ? '),
      fc.oneof(fc.constant(''), controls()),
      fc.constantFrom('！', '。', '，', '、'),
      fc.oneof(gbkCharacter(), fc.constantFrom('?/p>', '?')),
    )
    .map((parts) => parts.join(''));

/** Any character that GBK says in two bytes, private use included. */
export const gbkCharacter = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 0x81, max: 0xfe }), fc.integer({ min: 0x40, max: 0xfe }))
    .map(([lead, trail]) => pairToCharacter(lead, trail) ?? '一');

/** A mark as later stages leave it: folded, straight, with a blank in front. */
export const foldedMark = (): fc.Arbitrary<string> =>
  fc.constantFrom(',', ':', ';', '?', '!', '(', ')', '"', ' “', '” ', ' ，', ' 。', '??');

/** An entity, escaped once or twice. */
export const entity = (): fc.Arbitrary<string> =>
  fc.constantFrom('&nbsp;', '&ldquo;', '&amp;ldquo;', '&#8220;', '&amp;#1769;', '&amp;amp;', '&lt;');

/** Names blacked out, lost characters, invisible signs. */
export const debris = (): fc.Arbitrary<string> =>
  fc.constantFrom('**', '\ufffd', '\u200b', '\u00a0', '\u202e', '\ufeff', '€', '_', '</p>', '\n', '　　', '⼀', 'Ａ１');

/** A look-alike that must stay: a note to a rare character, an abbreviation, a date in brackets. */
export const lookAlike = (): fc.Arbitrary<string> =>
  fc.constantFrom(
    '枭(xiāo)：又称鸺鹠(xiū liú)',
    '姚鼐（nài）',
    '联合国(UN)',
    '(2024)',
    '何时归?',
    '你（ni）好',
    '乾洋',
  );

/** A damaged line made of all of these, with clean words between; may be any mixture, also one no mirror ever made. */
export const damagedLine = (): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: word() },
        { weight: 3, arbitrary: word().map(toMirrorScript) },
        { weight: 4, arbitrary: gloss() },
        { weight: 2, arbitrary: fc.constantFrom<string>(...MARKS) },
        { weight: 2, arbitrary: foldedMark() },
        { weight: 2, arbitrary: shiftEntry() },
        { weight: 2, arbitrary: cutEntry() },
        strayGloss(),
        controls(),
        privateUse(),
        gbkCharacter(),
        entity(),
        debris(),
        lookAlike(),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

/** A clean document: front matter and blocks. */
export const cleanDocument = (): fc.Arbitrary<Document> =>
  fc
    .tuple(
      cleanLine(),
      fc.array(fc.tuple(fc.constantFrom<Block['depth'][]>(0, 0, 0, 2, 3), cleanLine()), { minLength: 1, maxLength: 6 }),
    )
    .map(([title, blocks]) => ({
      metadata: {
        title: title.slice(0, 30),
        date: '2024-07-23',
        publisher: '澜江发展网',
        authors: ['容一舟', '陶然'],
        authorRole: '记者',
        editor: '毕可',
        script: 'Hans' as const,
      },
      blocks: blocks.map(([depth, text]) => ({ depth, text })),
    }));

/** A recipe as real pages suggest them. */
export const recipe = (): fc.Arbitrary<Recipe> =>
  fc.record(
    {
      seed: fc.nat(),
      script: fc.constantFrom('mirror' as const, undefined),
      density: fc.double({ min: 0, max: 1, noNaN: true }),
      dialect: fc.constantFrom('plain', 'blank', 'toneless', 'keywords', 'variants'),
      controls: fc.constantFrom('keep', 'drop', 'blank', undefined),
      fold: fc.constantFrom('before', 'after', undefined),
      quotes: fc.constantFrom('keep', 'straight', 'blanks'),
      noBreakSpaces: fc.boolean(),
      zeroWidth: fc.constantFrom(0, 0.2),
      dropsPrivate: fc.boolean(),
      layout: fc.record({ oneBlock: fc.boolean(), indent: fc.boolean() }, { requiredKeys: [] }),
      title: fc.constantFrom('line', 'glued', undefined),
      dateline: fc.constantFrom('source', 'agency', 'chinese', 'views', 'author', undefined),
      byline: fc.constantFrom('under', 'end', undefined),
      colophon: fc.constantFrom('lines', 'inline', undefined),
      chrome: fc.subarray(CHROME_NAMES),
      encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-8-read-as-latin1'),
    },
    { requiredKeys: ['seed'] },
  );

/** A clean document, the recipe, and what the damage made of it. */
export const damagedDocument = (): fc.Arbitrary<{ original: Document; recipe: Recipe; damaged: Damaged }> =>
  fc
    .tuple(cleanDocument(), recipe())
    .map(([original, applied]) => ({ original, recipe: applied, damaged: damage(original, applied) }));
