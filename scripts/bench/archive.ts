/** Archives of any size to measure builds with: laws where a file of them is at hand, else texts of our own. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { toOtherScript } from '../../src/script/convert.ts';
import { parseDocument } from '../damage/document.ts';
import { writeBytes } from '../damage/encodings.ts';
import { damage } from '../damage/recipe.ts';
import { randomNumbers } from './corpus.ts';

const places = [
  '临汐市',
  '望潮县',
  '澜江新区',
  '清埠镇',
  '石窑村',
  '霜岭乡',
  '柏川街道',
  '鹤嘴岬',
  '雨亭镇',
  '苇塘社区',
];
const people = [
  '市水利局',
  '县供销社',
  '中心小学',
  '渡口管理站',
  '图书馆',
  '合作社',
  '气象台',
  '卫生院',
  '巡查组',
  '老船工',
];
const times = [
  '去年冬天',
  '入春以来',
  '汛期之前',
  '上个月',
  '连续三年',
  '每逢集日',
  '清早六点',
  '近日',
  '月底',
  '到二十一点',
];
const acts = [
  '修好了',
  '重新登记了',
  '逐户检查',
  '公开征求意见后调整了',
  '停用了',
  '试着恢复',
  '接管了',
  '用旧砖垫高了',
  '统一采购了',
  '讨论了',
];
const things = [
  '渡船的缆绳',
  '沿河的排水沟',
  '村口的水塔',
  '阅读室的书架',
  '学校的食堂',
  '山后的梯田',
  '老街的招牌',
  '公共汽车的班次',
  '粮仓的通风口',
  '雨量站的记录',
];
const ends = [
  '群众说比从前方便得多',
  '费用由三家分担',
  '结果比预想的好',
  '还有两处没有做完',
  '具体办法另行通知',
  '没有人觉得奇怪',
  '这是第一次',
  '图纸现在还挂在墙上',
  '后来别的地方也照着做',
  '账目贴在门口',
];
const characters = [
  ...'安柏川丹东恩风谷河宏湖华江锦景静康兰岚朗乐黎立林岭柳龙鹿洛梅明宁平泉仁荣若山声石书树水松苏桃田庭望文溪霞夏湘晓新星秀雪雅燕阳叶银迎永榆雨玉月云泽长芝志舟竹紫',
];

/** A text as its archive holds it before damage. */
interface Text {
  readonly title: string;
  readonly date?: string;
  readonly paragraphs: readonly string[];
}

/** Texts of about 2 kB (650 characters) in a grammar of our own with invented names; the same for every run. */
function* madeUpTexts(): Generator<Text> {
  const random = randomNumbers(20_261_121);
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const name = (): string => one(characters) + one(characters) + (random() < 0.5 ? one(characters) : '');
  const sentence = (): string =>
    `${one(times)}，${one(places)}${one(people)}的${name()}${one(acts)}${one(things)}，${name()}记下${1 + Math.floor(random() * 900)}笔，${one(ends)}。`;
  for (let number = 0; ; number++) {
    const paragraphs = Array.from({ length: 6 }, () => sentence() + sentence() + (random() < 0.5 ? sentence() : ''));
    const date = `${1990 + (number % 35)}-${two(1 + (number % 12))}-${two(1 + (number % 28))}`;
    yield { title: `${one(places)}${name()}${one(acts)}${one(things)}`, date, paragraphs };
  }
}

const two = (number: number): string => String(number).padStart(2, '0');

/** Laws cut into texts of about 650 characters, at the ends of paragraphs. */
function* lawTexts(file: string): Generator<Text> {
  for (const line of gunzipSync(readFileSync(file)).toString().split('\n')) {
    if (line === '') continue;
    const { title, date, text } = JSON.parse(line) as { title: string; date?: string; text: string };
    let paragraphs: string[] = [];
    let length = 0;
    let part = 1;
    for (const paragraph of text.split('\n').filter((one) => one.trim() !== '')) {
      paragraphs.push(paragraph);
      length += paragraph.length;
      if (length < 650) continue;
      yield { title: `${title}（${part++}）`, ...(date ? { date } : {}), paragraphs };
      paragraphs = [];
      length = 0;
    }
    if (paragraphs.length > 0) yield { title: `${title}（${part}）`, ...(date ? { date } : {}), paragraphs };
  }
}

/**
 * Write the source files of an archive: of ten texts one as a mirror left it (converted, glossed, shifted), one in GBK,
 * one Traditional, the others whole and in UTF-8; a hundred a folder.
 *
 * @param lawsFile gzipped JSON lines with `title`, `date`, `text`; our own texts where it is missing or ends too early.
 */
export function writeArchive(folder: string, count: number, lawsFile?: string): void {
  let texts = lawsFile !== undefined && existsSync(lawsFile) ? lawTexts(lawsFile) : madeUpTexts();
  for (let number = 0; number < count; number++) {
    let next = texts.next();
    if (next.done) {
      texts = madeUpTexts();
      next = texts.next();
    }
    const file = archiveFile(folder, number);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, sourceBytes(next.value as Text, number));
  }
}

/** The path of a source of an archive that `writeArchive` made. */
export function archiveFile(folder: string, number: number): string {
  return join(folder, `c${Math.floor(number / 100)}`, `t${number}.txt`);
}

function sourceBytes({ title, date, paragraphs }: Text, number: number): Uint8Array {
  const text = [title, ...(date === undefined ? [] : [`${date}　来源：临汐日报`]), '', ...paragraphs].join('\n');
  switch (number % 10) {
    case 3: {
      const head = `title: ${JSON.stringify(title)}\npublisher: 临汐日报${date === undefined ? '' : `\ndate: "${date}"`}`;
      const document = parseDocument(`---\n${head}\nscript: Hans\n---\n\n${paragraphs.join('\n\n')}\n`);
      return damage(document, { seed: number, script: 'mirror', density: 0.3, controls: 'keep', title: 'line' }).bytes;
    }
    case 5:
      return writeBytes(text, 'gb18030');
    case 7:
      return new TextEncoder().encode(toOtherScript(text, 'Hans'));
    default:
      return new TextEncoder().encode(text);
  }
}
