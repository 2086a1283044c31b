import { countedText } from './characters.ts';
import { sampleWords, sentenceEnd } from './sample-words.ts';
import type { WordModel } from './word-model.ts';

/** What a sentence or clause ends with, and what the next may open with, and roughly how often in news. */
const ends: Readonly<Record<string, number>> = {
  '，': 40,
  '。': 17,
  '、': 11,
  '。\n': 7,
  '：': 3,
  '；': 3,
  '”，': 2.5,
  '。”': 3,
  '”': 3,
  '》': 1.5,
  '）': 2,
  '？': 1.5,
  '！': 1.5,
  '，“': 1,
  '：“': 2.5,
  '“': 3,
  '《': 1.5,
  '（': 2,
  '\n': 3,
};

/** Words of chat: a sentence that has one counts for `chatWeight` of another, news being what is restored. */
const chat = new Set(
  '啊 吧 嘛 哦 啦 呀 哈 嗯 呵呵 哈哈 哈哈哈 楼主 啥 俺 亲 咋 滴 哒 喔 呃 额 嘻嘻 咯 哟 嘿嘿 呗 亲们 吗 呢'.split(' '),
);
const chatWeight = 0.25;

/** A numeral that news writes in figures half of the time, and as how many: one, two, three or four of them. */
const numeral = /^[二三四五六七八九十百千万亿两零]+$/;
const notFigures = new Set(['千万', '百', '万', '亿', '千']);
const figures = { share: 0.5, upTo: [0.35, 0.7, 0.85, 1] };
const figure = '0';

/** The model knows no starts of sentences: words drawn without regard to what they start count for so much of others. */
const startWeight = 0.3;

/** Words of stories on the web that no newspaper prints; beside its neighbours 抽插 would win over 抽查. */
const leftOut = /[淫肏屌屄]|抽插|乱伦|做爱|玉茎|肉棒|交媾|呻吟|娇喘|精液/;

const isCounted = (word: string): boolean => /^[\u3400-\u9fff]+$/.test(word) && !leftOut.test(word);

/**
 * Running text drawn from a word model, with the marks and figures that such a model lacks put in: calls back for every word or
 * mark, as it is counted (`countedText`), with the weight of the word and of its place behind what came before. A
 * break, `undefined`, is where a word was drawn that is none.
 */
export function runningText(
  model: WordModel,
  count: number,
  found: (word: string | undefined, weight: number, placeWeight: number) => void,
): void {
  const random = randomNumbers();
  const words = model.words.map((word) => (isCounted(word) ? countedText(word) : undefined));
  const isChat = model.words.map((word) => chat.has(word));
  const isNumeral = model.words.map((word) => numeral.test(word) && !notFigures.has(word));
  let shares = 0;
  const endings = Object.entries(ends).map(([marks, share]) => {
    shares += share;
    return { marks: [...countedText(marks)], upTo: shares };
  });
  let sentence: number[] = [];
  for (const drawn of sampleWords(model, count)) {
    if (drawn !== sentenceEnd) {
      sentence.push(drawn);
      continue;
    }
    const weight = sentence.some((word) => isChat[word]) ? chatWeight : 1;
    for (const [place, word] of sentence.entries()) {
      const text = words[word];
      const placeWeight = place === 0 ? weight * startWeight : weight;
      if (text !== undefined && isNumeral[word] && random() < figures.share) {
        const length = random();
        for (let at = 0; at <= figures.upTo.findIndex((least) => length < least); at++)
          found(figure, weight, at === 0 ? placeWeight : weight);
      } else found(text, weight, placeWeight);
    }
    if (sentence.length > 0) {
      const value = random() * shares;
      const ending = endings.find(({ upTo }) => value < upTo);
      for (const mark of ending?.marks ?? []) found(mark, weight, weight);
    }
    sentence = [];
  }
}

/** Numbers of `[0, 1)` for what a handful of draws a sentence decides (linear congruential, Numerical Recipes). */
function randomNumbers(): () => number {
  let seed = 12345;
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    return (seed >>> 0) / 0x1_0000_0000;
  };
}
