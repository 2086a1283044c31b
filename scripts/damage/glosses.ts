import { convertedCharacters, mirrorCharacter } from './mirror-script.ts';
import { type Random, seededRandom } from './random.ts';

/** A character and the one reading that a page writes behind it. */
export interface Gloss {
  character: string;
  reading: string;
}

/**
 * How a page writes its glosses.
 *
 * - `plain`: `業(yè)`.
 * - `blank`: some readings end in a blank, `絡(luò )`: always the same ones.
 * - `toneless`: `業(ye)(ye)`: no tones, sometimes repeated, on a Traditional page.
 * - `keywords`: now and then a keyword is spliced into a reading, `(mià免費n)`.
 * - `variants`: a Simplified page; only rare forms carry a gloss, `新(xīn)`, `國(guó)`.
 * - `arbitrary`: a Simplified page; a few of its characters carry a gloss, `产(chǎn)`, no list says which.
 */
export type Dialect = 'plain' | 'blank' | 'toneless' | 'keywords' | 'variants' | 'arbitrary';

/**
 * The list that pages take a prefix of. First the 126 characters seen glossed on 12 damaged pages, ordered by the share
 * of the pages holding the character that gloss it (pairs out of order: 3 %); their readings as seen.
 */
const SEEN =
  '業yè 產chǎn 發fā 創chuàng 質zhì 經jīng 優yōu 態tài 結jié 聯lián 網wǎng 環huán 調diào 規guī 戰zhàn 節jié 關guān 復fù 構gòu 達dá ' +
  '協xié 術shù 轉zhuǎn 現xiàn 領lǐng 設shè 內nèi 據jù 穩wěn 養yǎng 絡luò 數shù 區qū 應yīng 統tǒng 監jiān 執zhí 語yǔ 譽yù 農nóng 嚴yán ' +
  '擔dān 續xù 務wù 責zé 險xiǎn 紀jì 側cè 獨dú 錢qián 謹jǐn 負fù 鄉xiāng 標biāo 時shí 驗yàn 計jì 個gè 價jià 風fēng 車chē ' +
  '權quán 擴kuò 細xì 進jìn 動dòng 學xué 運yùn 強qiáng 頁yè 會huì 點diǎn 實shí 準zhǔn 機jī 戶hù 詢xún 導dǎo 儲chǔ 銷xiāo 報bào 請qǐng 當dāng ' +
  '護hù 費fèi 揚yáng 訪fǎng 樂lè 購gòu 財cái 預yù 績jī 冊cè 獻xiàn 訓xùn 礎chǔ 國guó 級jí 過guò 項xiàng 評píng 堅jiān 濟jì 營yíng ' +
  '認rèn 線xiàn 對duì 專zhuān 號hào 測cè 說shuō 補bǔ 稱chēng 滿mǎn 團tuán 識shí 習xí 開kāi 長zhǎng 臺tái 場chǎng 來lái 見jiàn 無wú ' +
  '爭zhēng 問wèn 盤pán 門mén 書shū';

/** Then the commonest other converted characters, never seen glossed, for pages denser than any seen (pinyin-pro's readings). */
const EXTENDED =
  '條tiáo 員yuán 單dān 議yì 資zī 體tǐ 組zǔ 劃huà 織zhī 審shěn 職zhí 辦bàn 處chù 與yǔ 檢jiǎn 證zhèng 醫yī 備bèi 況kuàng 決jué 記jì ' +
  '選xuǎn 違wéi 確què 舉jǔ 縣xiàn 勵lì 療liáo 將jiāng 間jiān 參cān 際jì 從cóng 衛wèi 則zé 氣qì 圍wéi 義yì 傳chuán 鎮zhèn 總zǒng ' +
  '適shì 給gěi 華huá 許xǔ 類lèi 維wéi 罰fá 屆jiè 勞láo 廣guǎng 綠lǜ 屬shǔ 變biàn 編biān 藥yào 鑒jiàn 納nà 約yuē 題tí 裝zhuāng 輸shū ' +
  '種zhǒng 綜zōng 館guǎn 歷lì 園yuán 損sǔn 錄lù 眾zhòng 訴sù 師shī 額é 積jī 東dōng 視shì 籌chóu 償cháng 樹shù 郵yóu 訂dìng 檔dàng ' +
  '論lùn 稅shuì 遺yí 簡jiǎn 試shì 萬wàn 臨lín 須xū 聽tīng 獎jiǎng 響xiǎng 圖tú 別bié 廢fèi 婦fù 僑qiáo 貿mào 隊duì 殘cán 貨huò 揮huī ' +
  '減jiǎn 該gāi 災zāi 兩liǎng 狀zhuàng 簽qiān 沒méi 觀guān 紅hóng 轄xiá 終zhōng 傷shāng 還hái 飲yǐn 兒ér 獲huò 輛liàng 讓ràng ' +
  '層céng 煙yān 載zǎi 們men 繼jì 買mǎi 聞wén 黨dǎng 歸guī 顯xiǎn 藝yì 難nán 競jìng 興xīng 帶dài 貼tiē 儀yí 頭tóu 軍jūn 這zhè ' +
  '樣yàng 離lí 極jí 擬nǐ 紛fēn 壞huài 絕jué 較jiào 隱yǐn 憲xiàn 斷duàn 幫bāng 換huàn 話huà 雙shuāng 讀dú 匯huì 異yì 練liàn 灣wān ' +
  '勢shì 庫kù 親qīn 漁yú 灘tān 賣mài 貫guàn 碼mǎ 課kè 連lián 邊biān 徹chè 針zhēn 閱yuè 溝gōu 詳xiáng 張zhāng 啟qǐ 覽lǎn 廳tīng 歲suì ' +
  '擇zé 鏈liàn 著zhù 緊jǐn 潔jié 濱bīn 壓yā 釋shì 愛ài 鐵tiě 隨suí 擾rǎo 頻pín 橋qiáo 銀yín 聲shēng 階jiē 寫xiě 舊jiù 誤wù 談tán ' +
  '輪lún 輕qīng 輔fǔ 樓lóu 廠chǎng 亂luàn 電diàn 為wèi';

/** The forms that a Simplified page glosses, in order: seen on one site (16 forms; the readings as seen). */
const VARIANTS =
  '新xīn 科kē 能néng 物wù 国國guó 学學xué 电電diàn 有yǒu 用yòng 为為wèi 务務wù 线線xiàn 文wén 街jiē 区區qū 小xiǎo';

const parse = (list: string): readonly Gloss[] =>
  list.split(' ').map((entry) => {
    const character = entry.slice(0, 1);
    return { character, reading: entry.slice(1) };
  });

/** Every gloss of a mirrored page in the order in which pages take them; a page glosses a prefix of this list. */
export const glossList: readonly Gloss[] = parse(`${SEEN} ${EXTENDED}`);

/** The glosses of a Simplified page; where the page also swaps the character, `from` is what stood there before. */
export const variantList: readonly (Gloss & { from: string })[] = VARIANTS.split(' ').map((entry) => {
  const [first = '', second = ''] = entry;
  const swapped = /\p{Script=Han}/u.test(second);
  return { from: first, character: swapped ? second : first, reading: entry.slice(swapped ? 2 : 1) };
});

/**
 * Take the shortest prefix of the list that puts a gloss behind at least `density` of the converted characters.
 *
 * @param text in the mirror's script.
 * @param density 0..1, a share of the *occurrences* of converted characters (real pages: 0.10-0.64).
 */
export function takeGlosses(text: string, density: number): readonly Gloss[] {
  if (density <= 0) return [];
  const counts = new Map<string, number>();
  let converted = 0;
  for (const character of text) {
    if (!convertedCharacters.has(character)) continue;
    converted++;
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  let covered = 0;
  let length = 0;
  while (length < glossList.length && covered < density * converted) {
    covered += counts.get(glossList[length]?.character ?? '') ?? 0;
    length++;
  }
  return glossList.slice(0, length);
}

/** Take the glosses of a Simplified page: the first `density` (0..1) of the 16 forms. */
export function takeVariants(density: number): typeof variantList {
  return variantList.slice(0, Math.ceil(variantList.length * density));
}

/** Take some of a Simplified text's characters at random, of those whose reading the list says. */
export function takeArbitrary(text: string, count: number, random: Random): readonly Gloss[] {
  const readings = new Map(glossList.map(({ character, reading }) => [character, reading]));
  const known = [...new Set(text)].filter((character) => readings.has(mirrorCharacter(character)));
  const taken: Gloss[] = [];
  while (taken.length < count && known.length > 0) {
    const [character = ''] = known.splice(random.between(0, known.length - 1), 1);
    taken.push({ character, reading: readings.get(mirrorCharacter(character)) ?? '' });
  }
  return taken;
}

/** Words of the kind that a mirror splices into a reading. */
const KEYWORDS = ['免費', '高清', '在線', '視頻', '下載'] as const;

/** Characters whose reading always ends in a blank in the `blank` dialect; the first two were seen. */
const WITH_BLANK = new Set('絡樂實內設導過續');

/** Remove the tone marks from a reading: `lǜ` becomes `lü`. */
export function withoutTones(reading: string): string {
  return reading
    .normalize('NFD')
    .replaceAll(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
}

/**
 * Give a function that writes the gloss of one occurrence, brackets included.
 *
 * 長 is the only character seen with two readings (zhǎng, cháng); it changes from occurrence to occurrence.
 */
export function glossWriter(dialect: Dialect, seed: number): (gloss: Gloss) => string {
  const random = seededRandom(seed, 'gloss');
  return ({ character, reading: usual }) => {
    const reading = character === '長' && random.chance(0.4) ? 'cháng' : usual;
    if (dialect === 'blank' && WITH_BLANK.has(character)) return `(${reading} )`;
    if (dialect === 'toneless') return `(${withoutTones(reading)})`.repeat(random.pick([1, 1, 2, 2, 3]));
    if (dialect === 'keywords' && reading.length > 2 && random.chance(0.12)) {
      const cut = random.between(1, reading.length - 1);
      return `(${reading.slice(0, cut)}${random.pick(KEYWORDS)}${reading.slice(cut)})`;
    }
    return `(${reading})`;
  };
}
