/**
 * Differences from `expected` that are known and not yet mended, by source file. The test holds them to the letter: one that is mended fails it
 * and is to be taken out here.
 */
export const knownFailures: Readonly<Record<string, readonly string[]>> = {
  // The byte shift in the byline is followed to a wrong end.
  '2024/柏川纺织产业园补链记.txt': [
    'authors: undefined, expected ["靳北原","陶然"]',
    'authorRole: undefined, expected "记者"',
    'text: "：“再来一缸。”（记者（靳北原 陶然）", expected "：“再来一缸。”"',
  ],
  // Byte shifts that are not followed, and leave no doubt where they stand.
  '2023/talent-subsidy.txt': ['text: "市场价的60%收??，可以住6年。", expected "市场价的60%收取，可以住6年。"'],
  'interviews/bamboo-engineer.txt': [
    'title: "竹子不听图纸的话——对话返乡工程师盛以?", expected "竹子不听图纸的话——对话返乡工程师盛以宁"',
  ],
  'interviews/桥是会动的.txt': [
    'text: "纹是我们设计的毛??，一个焊接的细部，疲", expected "纹是我们设计的毛病，一个焊接的细部，疲劳"',
  ],
  'liuyetan/linxi-evening-news.txt': [
    'text: "了两趟。如今架上?240本，借书登记写满", expected "了两趟。如今架上有6240本，借书登记写"',
  ],
  // Marks left half-width.
  'liuyetan/澜江发展网转载.txt': [
    'text: "册，还书栏里写着:“讲了一段，讲得不好，", expected "册，还书栏里写着：“讲了一段，讲得不好，"',
  ],
};
