/** Traditional forms of the characters that rules and labels are written with, in pairs: Traditional, Simplified. */
const PAIRS =
  '來来編编輯辑責责審审記记訊讯發发佈布時时間间關关閱阅讀读頁页導导權权聲声標标題题報报網网聞闻評评論论點点擊击' +
  '錄录註注冊册搜搜尋寻聯联係系繫系們们簡简體体繁繁專专欄栏類类圖图視视頻频載载轉转連连結结續续換换選选擇择處处當当' +
  '屬属於于務务員员為为您您薦荐熱热門门進进舉举會会資资產产業业動动態态學学開开關关閉闭還还這这個个請请訪访問问' +
  '隱隐條条證证備备號号碼码電电傳传輸输郵邮複复制制覽览釋释義义適适內内過过達达長长縣县區区省省鄉乡鎮镇國国華华' +
  '從从經经貿贸誌志訂订購购說说話话講讲辭辞書书議议記记據据決决領领辦办職职應应實实習习攝摄監监製制審审對对錯错' +
  '謝谢譯译著著隊队場场與与無无協协機机構构團团單单兩两億亿萬万層层級级術术價价錢钱購购贊赞讚赞微微響响應应';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, index) => [PAIRS.charAt(index * 2), PAIRS.charAt(index * 2 + 1)]),
);

const FOLDABLE = /[\u00a0\u2000-\u200b\u202f\u3000\t\uff01-\uff5e\u4e00-\u9fff]/gu;

/**
 * Fold a line for matching: Simplified forms of the characters that rules use, half-width ASCII, one kind of blank.
 * The length stays the same, so that a place in the folded line is the same place in the line. Never published.
 */
export function foldLine(line: string): string {
  return line.replace(FOLDABLE, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0x4e00 && code <= 0x9fff) return SIMPLIFIED.get(character) ?? character;
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    return ' ';
  });
}
