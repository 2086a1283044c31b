import type { LocalizedText } from '../step.ts';
import { boilerplateRules } from './boilerplate/index.ts';

function say(hans: string, hant: string, en: string): LocalizedText {
  return { 'zh-Hans': hans, 'zh-Hant': hant, en };
}

/** Why a part was set apart, or where a value was found, by rule id: the ids of plugins. */
const pluginRules: Readonly<Record<string, LocalizedText>> = {
  layout: say('空白与换行', '空白與換行', 'blanks and line ends'),
  markup: say('残留的网页标签', '殘留的網頁標籤', 'tags left over from the web page'),
  'heading-mark': say('标题记号', '標題記號', 'mark of a heading'),
  title: say('题目', '題目', 'title'),
  'page-title': say('网页标题', '網頁標題', 'title of the web page'),
  'title-label': say('标题栏', '標題欄', 'title named by a label'),
  'original-title': say('原标题', '原標題', 'original title'),
  'document-viewer': say('文库阅读器', '文庫閱讀器', 'document viewer'),
  'first-sentence': say('首句', '首句', 'first sentence'),
  byline: say('署名', '署名', 'byline'),
  speaker: say('题下的讲话人', '題下的講話人', 'speaker named below the title'),
  dateline: say('题下的日期来源行', '題下的日期來源行', 'line of date and source below the title'),
  'dateline-origin': say('题下所记来源', '題下所記來源', 'source named below the title'),
  'dateline-medium': say('电头', '電頭', 'dateline'),
  colophon: say('文末的署名行', '文末的署名行', 'credits at the end'),
  'colophon-origin': say('文末所记来源', '文末所記來源', 'source named at the end'),
  'after-colophon': say('署名之后', '署名之後', 'after the credits'),
  'page-head': say('页首', '頁首', 'head of the page'),
  breadcrumb: say('所在栏目', '所在欄目', 'place in the web site'),
  gazetteer: say('地名表', '地名表', 'gazetteer'),
  url: say('网址', '網址', 'web address'),
  'this-year': say('文中“今年”', '文中「今年」', '“this year” in the text'),
  asterisks: say('星号', '星號', 'asterisks'),
  'breaks-off': say('文末断开', '文末斷開', 'text breaks off'),
};

/** Plain words for every rule of structure, boilerplate and metadata. */
export const structureRules: Readonly<Record<string, LocalizedText>> = {
  ...pluginRules,
  ...Object.fromEntries(boilerplateRules.map(({ id, reason }) => [id, reason])),
};

/** Plain words for every doubt of structure; they stand in records under the step `structure`. */
export const structureDoubts: Readonly<Record<string, LocalizedText>> = {
  'heading-end-unclear': say(
    '标题与正文连在一起，看不出标题到哪里为止',
    '標題與正文連在一起，看不出標題到哪裡為止',
    'a heading runs into its paragraph, and where it ends is unclear',
  ),
};
