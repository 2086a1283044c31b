import type { LocalizedText } from '../clean/step.ts';
import { steps } from '../clean/steps/index.ts';
import { boilerplateRules } from '../clean/structure/boilerplate/index.ts';
import type { Words } from './words.ts';

function say(hans: string, hant: string, en: string): LocalizedText {
  return { 'zh-Hans': hans, 'zh-Hant': hant, en };
}

/** How a value was found, or why a line is given as a value instead of standing in the text. */
const metadataRules: Readonly<Record<string, LocalizedText>> = {
  title: say('题目', '題目', 'title'),
  'page-title': say('网页标题', '網頁標題', 'title of the web page'),
  'original-title': say('原标题', '原標題', 'original title'),
  'document-viewer': say('文库阅读器', '文庫閱讀器', 'document viewer'),
  'first-sentence': say('首句', '首句', 'first sentence'),
  byline: say('署名', '署名', 'byline'),
  dateline: say('题下的日期来源行', '題下的日期來源行', 'line of date and source below the title'),
  'dateline-origin': say('题下所记来源', '題下所記來源', 'source named below the title'),
  colophon: say('文末的署名行', '文末的署名行', 'credits at the end'),
  'colophon-origin': say('文末所记来源', '文末所記來源', 'source named at the end'),
  'page-head': say('页首', '頁首', 'head of the page'),
  'after-colophon': say('署名之后', '署名之後', 'after the credits'),
  breadcrumb: say('所在栏目', '所在欄目', 'place in the web site'),
  gazetteer: say('地名表', '地名表', 'gazetteer'),
  'dateline-medium': say('电头', '電頭', 'dateline'),
  url: say('网址', '網址', 'web address'),
  'this-year': say('文中“今年”', '文中「今年」', '“this year” in the text'),
  asterisks: say('星号', '星號', 'asterisks'),
  'breaks-off': say('文末断开', '文末斷開', 'text breaks off'),
};

/** Plain words for all that the cleaner writes into its records. */
export function cleanerWords(): Words {
  return {
    reasons: Object.fromEntries(steps.map(({ name, reasons }) => [name, reasons])),
    rules: { ...metadataRules, ...Object.fromEntries(boilerplateRules.map(({ id, reason }) => [id, reason])) },
  };
}
