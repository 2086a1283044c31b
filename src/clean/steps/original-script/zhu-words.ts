/*
 * 着 and 著 are both standard in Simplified texts; the mirror writes 著 for either. 著 is the rarer one (1 in 15 in
 * running text) and lives in a closed set of words; 着 takes everything else.
 */

/** Words with 著 (author, outstanding): 著 is kept. Two characters, in Simplified: neighbours are turned back before they are looked up. */
export const zhuWords: readonly string[] = (
  '著名 著作 著述 著者 著称 著录 著书 著有 著文 著论 著说 著译 著史 著绩 ' +
  '显著 卓著 昭著 彰著 炳著 名著 专著 原著 巨著 论著 编著 遗著 合著 译著 土著 所著 新著 拙著 大著 撰著 私著 共著 主著 经著 雄著'
).split(' ');

/** Words whose 著 is a verb suffix or 着 of touch, fire, clothes, landing, though a name or title stands around it. */
export const zheWords: readonly string[] = (
  '著力 著眼 著手 著重 著想 著急 著陆 著落 著火 著装 著色 著实 著笔 著迷 著凉 著魔 著床 著慌 著地 著意 著墨 ' +
  '有著 随著 沿著 順著 围著 绕著 朝著 向著 对著 为著 跟著 带著 伴著 抱著 拿著 看著 接著 藉著 借著 凭著 等著 ' +
  '靠著 本著 想著 说著 笑著 走著 坐著 站著 住著 活著 睡著 穿著 衣著 沉著 执著 胶著 附著 味著 存著 持著 臨著 行著 著呢 著的 ' +
  '面著 动著 挥著 发著 生著 示著 现著 变著 承著 载著 领著 响著 迎著 守著 含著 担著 负著 处著 当著 充著 满著 著我 著他 著一'
).split(' ');
