import { isAsciiDigit } from '../../characters/character-kinds.ts';
import { type BoilerplateRule, rowOf } from './rule.ts';

export const fontSize: BoilerplateRule = {
  id: 'font-size',
  reason: { 'zh-Hans': '字号选择', 'zh-Hant': '字級選擇', en: 'Choice of the letter size' },
  extent: 'line',
  place: 'anywhere',
  patterns: [
    /^[[(【]? ?(?:页面功能|文字|字体|字号|字级)(?:大小|设置|显示)? ?[:】]?.{0,6}大 ?[|/]? ?中 ?[|/]? ?小.{0,40}$/u,
    /^[[(【]? ?大 中 小 ?[\])】]?$/u,
    /^(?:字体|字号|文字|字级)?(?:大小)? ?:? ?[[(【]大[\])】] ?[[(【]中[\])】] ?[[(【]小[\])】]$/u,
    /^页面功能.{0,60}$/u,
  ],
};

/** Buttons of a page. */
const BUTTONS = rowOf([
  '打印(?:本页|此页|本文|文章)?',
  '关闭(?:窗口|本页|此页)?',
  '返回(?:顶部|上一页|上页|首页|列表|目录)?',
  '回到?(?:顶部|页首|页顶)',
  '顶部|顶|踩',
  '分享到?',
  '点赞|赞',
  '复制(?:地址|链接|网址)',
  '收藏(?:本页|本文)?',
  '推荐|朗读|下载|举报|回复|引用|使用道具|责任编辑|支持|反对|评分',
  '纠错|我要["“]?[揪纠]["”]?错',
]);

/** Places to share a page on. */
const SHARE_ROW = rowOf(
  ['微信好友|微信', '朋友圈', '新浪微博|腾讯微博|微博', 'qq好友|qq空间|qq', '空间|人人网?|抖音|复制链接'],
  /^(?:一键)?分享(?:到|至|给好友|本文)? ?:?/u,
);

/** The words under which a site files a text, each of ten characters at most; 关键词 is a paper's own. */
function isTags(line: string): boolean {
  const label = line.length <= 70 ? (/^(?:标签|tags?) ?: ?/iu.exec(line)?.[0].length ?? 0) : 0;
  return (
    label > 0 &&
    !/[。!?;“”]/u.test(line) &&
    line
      .slice(label)
      .split(/[,、|/ ]/u)
      .every((word) => word.length <= 10)
  );
}

export const pageTool: BoilerplateRule = {
  id: 'page-tool',
  reason: {
    'zh-Hans': '打印、关闭、返回等页面按钮',
    'zh-Hant': '列印、關閉、返回等頁面按鈕',
    en: 'A button of the page: print, close, back',
  },
  extent: 'line',
  place: 'anywhere',
  patterns: [
    /^(?:(?:觉得)?(?:喜欢|不错|有用).{0,4}(?:点个?赞|转发|分享|收藏).{0,16})$/u,
    /^返回[\u3400-\u9fff]{2,6}[,，] ?查看更多.{0,6}$/u,
    /^\+ ?关注$|^双击自动滚屏$|^<< ?返回|^(?:查看|发表)评论$|^【?我来说两句/u,
    /^(?:【[^】]{2,8}】 ?){2,8}$/u,
  ],
  labels: [BUTTONS, isTags],
};

/** Buttons between the pages of a list or of a long text. */
const PAGER = rowOf(['首页|第一页|上一?页|下一?页|末页|最末页|最后一页|尾页', '转到|跳转|共|第|页|条', '<|…']);

export const pager: BoilerplateRule = {
  id: 'pager',
  reason: { 'zh-Hans': '翻页按钮', 'zh-Hant': '翻頁按鈕', en: 'Buttons to turn pages' },
  extent: 'line',
  place: 'anywhere',
  // 首页 alone is a menu's, a figure alone may be a page's number.
  patterns: [],
  labels: [(line) => line.length <= 80 && (/[上下]一?页|[末尾]页/u.test(line) || line.startsWith('<<')) && PAGER(line)],
};

export const sharing: BoilerplateRule = {
  id: 'sharing',
  reason: { 'zh-Hans': '分享按钮', 'zh-Hant': '分享按鈕', en: 'Buttons to share the page' },
  extent: 'line',
  place: 'anywhere',
  patterns: [
    /^官方(?:微信平台|微博)$/u,
    /^(?:微信|手机)?(?:扫一扫|扫码)(?:.{0,16}(?:分享|阅读|关注|下载|打开|手机).{0,12})?$/u,
    /^用微信扫|^打开微信.{0,20}扫一扫/u,
  ],
  labels: [SHARE_ROW],
};

export const followUs: BoilerplateRule = {
  id: 'follow-us',
  reason: {
    'zh-Hans': '关注公众号、下载客户端',
    'zh-Hant': '關注公眾號、下載應用程式',
    en: 'Invitation to follow an account or install an app',
  },
  extent: 'line',
  place: 'edges',
  patterns: [
    /^(?:长按|扫描|识别)(?:下方|上方)?.{0,6}二维码.{0,24}$/u,
    /^(?:点击)?(?:关注|下载)(?:我们|["“]?.{2,12}["”]?(?:公众号|客户端|app)).{0,12}$/iu,
    /^(?:点击)?(?:打开|下载|安装|进入)(?:.{0,8})(?:app|客户端)[,，].{2,24}$/iu,
    /^(?:打开|下载|安装)(?:我们的)?(?:app|客户端)$/iu,
    /^电邮新闻|^下载.{2,10}(?:应用程序|客户端|app)/iu,
  ],
  labels: [
    (line) =>
      line.length <= 60 &&
      /二维码|下载|扫码|关注/u.test(line) &&
      /^.{0,20}(?:微信公众号|公众号|客户端|app)(?:二维码|下载|扫码|关注).{0,20}$/iu.test(line),
  ],
};

export const readerCount: BoilerplateRule = {
  id: 'reader-count',
  reason: { 'zh-Hans': '阅读次数', 'zh-Hant': '閱讀次數', en: 'A count of readers' },
  extent: 'line',
  place: 'edges',
  patterns: [
    /^(?:总)?(?:阅读|浏览|点击|访问|人气|评论|收藏|字数|播放|转发)(?:次数|数|量)? ?[:(]? ?\d[\d,.]{0,11}[万亿w]?\+? ?[次)]?$/u,
    /^(?:\(|（)?本文发表于.{0,20}已被阅读\d+次/u,
    /^\d+ ?(?:分钟|人)(?:阅读|参与|评论)?$/u,
  ],
  labels: [
    // Case is ignored in so many letters at a high price: only where the end fits.
    (line) =>
      isAsciiDigit(line.charCodeAt(line.length - 1)) &&
      /- ?\d+$/u.test(line) &&
      /^(?:随笔|文章|评论|trackbacks) ?- ?\d+$/iu.test(line),
  ],
};

export const attachmentLabel: BoilerplateRule = {
  id: 'attachment-label',
  reason: { 'zh-Hans': '空的附件下载栏', 'zh-Hant': '空的附件下載欄', en: 'An empty list of downloads' },
  extent: 'line',
  place: 'edges',
  patterns: [
    /^(?:文档|相关)?附件(?:下载)?\s?:\s?(?:暂无|无)$/u,
    /^附件下载\s?:.{1,40}$/u,
    /^(?:文档)?附件(?:下载|列表) ?:?$/u,
    /^(?:文件|文档|相关)下载 ?:?$/u,
  ],
};

/** The mark of a list's item whose words stand in the next line, or nowhere. */
export const bareBullet: BoilerplateRule = {
  id: 'bare-bullet',
  reason: {
    'zh-Hans': '零落的项目符号',
    'zh-Hant': '零落的項目符號',
    en: 'The mark of a list’s item, without its words',
  },
  extent: 'line',
  place: 'anywhere',
  patterns: [/^[•·▪●◆■□▶►]$/u],
};

export const strayMark: BoilerplateRule = {
  id: 'stray-mark',
  reason: { 'zh-Hans': '页面上零落的符号', 'zh-Hant': '頁面上零落的符號', en: 'A stray mark of the page' },
  extent: 'line',
  place: 'edges',
  weak: true,
  patterns: [],
  labels: [
    (line) => line.length <= 2 && /^[\d|xX×+<>»«·•\-_/\\:.]+$/u.test(line),
    (line) => line.length <= 16 && /^[-—–·*~=_ ]*(?:the )?end[-—–·*~=_. ]*$/iu.test(line),
  ],
};
