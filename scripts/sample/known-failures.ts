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
  'interviews/bamboo-engineer.txt': [
    'title: "竹子不听图纸的话——对话返乡工程师盛以?", expected "竹子不听图纸的话——对话返乡工程师盛以宁"',
  ],
};
