import { readDays } from './dates.ts';

/** Offices that stand before a leader's name in the first sentence of a report. */
const OFFICE =
  /(?:书记|主席|省长|市长|县长|区长|州长|部长|主任|厅长|局长|院长|校长|总理|委员长|常委|委员|代表|董事长|总经理|會長|会长)/gu;

/** Verbs that follow the name; the office is left out only where one of them comes next. */
const ACTS =
  /^(?:[\u3400-\u9fff]{2,3}?|(?:欧阳|司马|诸葛|上官|皇甫|令狐|夏侯|申屠|尉迟)[\u3400-\u9fff]{1,2}?|[\u3400-\u9fff]{1,6}·[\u3400-\u9fff]{1,6}?)(?:先后|率队|率|一行|赴|到|在|来|深入|前往|主持|会见|调研|出席|强调|指出|检查|督导|走访|看望|参加|宣布|听取|带队)/u;

/** What a report opens with, its medium and who wrote it: `本报讯（记者 左清和） `; a paper's abstract, with its label. */
const OPENING =
  /^(?:[\u3400-\u9fff]{2,12}?[讯訊][(（](?:[\u3400-\u9fff]{0,8}(?:[记記]者|通[讯訊][员員]))[^()（）\n]{1,40}[)）]\s?|[[【]?摘\s{0,4}要[\]】:：])/u;

/** Longest first sentence that makes a title, and the longest title, UTF-16 units. News titles are 12-35 characters. */
const LONGEST_SENTENCE = 90;
const LONGEST_TITLE = 60;

/**
 * Make a title of the first sentence of a text that has none: without its date, the office before the leader's name and the full stop.
 *
 * @example inferTitle('11月2日,市委书记张三到开发区调研。') // '张三到开发区调研'
 * @returns undefined when the first sentence is too long to stand as a title.
 */
export function inferTitle(firstParagraph: string): string | undefined {
  const opening = OPENING.exec(firstParagraph)?.[0] ?? '';
  const sentence = /^[^。！？!?\n]{1,120}/u.exec(firstParagraph.slice(opening.length))?.[0] ?? '';
  if (sentence.length > LONGEST_SENTENCE) return clauseTitle(sentence);
  const title = withoutOffice(withoutDate(sentence)).trim();
  if (title.length < 4) return undefined;
  return title.length <= LONGEST_TITLE ? title.replace(/[，,；;：:、]{1,8}$/u, '') : clauseTitle(title);
}

function clauseTitle(sentence: string): string | undefined {
  const clause = /^[^，,；;：:]{8,60}/u.exec(withoutOffice(withoutDate(sentence)))?.[0];
  return clause === undefined || clause.length > 50 ? `${sentence.slice(0, 30)}…` : clause.trim();
}

/** Leave out `11月2日至3日，`, `近日，`, `2023年5月6日上午，` at the start. */
function withoutDate(sentence: string): string {
  const days = readDays(sentence, 0);
  const rest = days === undefined ? sentence : sentence.slice(days.length);
  if (days !== undefined) {
    const clause = /^(?:上午|下午|晚|晚间|凌晨|清晨)?[，,]\s?/u.exec(rest);
    return clause === null ? sentence : rest.slice(clause[0].length);
  }
  return sentence.replace(/^(?:近日|日前|今日|昨日|今天|昨天|近期|当日)[，,]?\s?/u, '');
}

function withoutOffice(sentence: string): string {
  let best = 0;
  for (const match of sentence.slice(0, 40).matchAll(OFFICE)) {
    const end = match.index + match[0].length;
    if (/[，,。“]/u.test(sentence.slice(0, match.index))) break;
    if (ACTS.test(sentence.slice(end))) best = end;
  }
  return sentence.slice(best);
}
