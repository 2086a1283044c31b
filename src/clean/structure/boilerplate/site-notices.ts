import { anyLabelOf, type BoilerplateRule, rowOf } from './rule.ts';

export const cookieNotice: BoilerplateRule = {
  id: 'cookie-notice',
  reason: {
    'zh-Hans': '网站的Cookie或浏览器提示',
    'zh-Hant': '網站的Cookie或瀏覽器提示',
    en: 'The site’s notice on cookies or browsers',
  },
  extent: 'line',
  place: 'edges',
  patterns: [
    /^(?:本网站|本站|我们|此网站|该网站|本网页)(?:会)?(?:使用|通过|利用)(?:了)? ?cookies?/iu,
    /^(?:您|你)(?:当前|目前|正在)?使用的浏览器.{0,40}(?:升级|更换|版本|兼容)/u,
    /^(?:继续)?(?:浏览|使用)(?:本|该)?(?:网站|站).{0,16}(?:即)?(?:表示|视为).{0,12}同意.{0,40}(?:cookie|隐私)/iu,
    /^(?:接受|同意|全部接受|接受所有)(?:所有|全部)?(?: ?cookies?)? ?[|/ ] ?(?:拒绝|管理|设置).{0,12}$/iu,
  ],
};

/** Buttons and counts below an article. */
const READER_ROW = rowOf([
  '阅读原文|阅读',
  '写留言|精选留言',
  '在看|赞赏|赞',
  '喜欢作者|分享|收藏|朋友圈|视频号?|小程序',
  '轻点两下取消(?:赞|在看)',
]);

export const messengerPage: BoilerplateRule = {
  id: 'messenger-page',
  reason: { 'zh-Hans': '微信页面的按钮', 'zh-Hant': '微信頁面的按鈕', en: 'Buttons of a WeChat page' },
  extent: 'line',
  place: 'edges',
  patterns: [
    /^预览时标签不可点$|^轻点两下取消(?:赞|在看)$|^继续滑动看下一个$|^向上滑动看下一个$|^微信扫一扫可打开此内容.{0,20}$|^(?:知道了|取消 允许|取消|允许)$/u,
    /^(?:点击|戳).{0,6}阅读原文/u,
    /^原创 [\u3400-\u9fff·]{2,8} \S{2,16}$/u,
    /^(?:点击|戳)(?:上方|下方|标题下|左上角)?(?:的)?(?:蓝字|蓝色字体|名片|小卡片).{0,4}(?:关注|订阅).{0,12}$/u,
  ],
  labels: [READER_ROW],
};

export const forumTool: BoilerplateRule = {
  id: 'forum-tool',
  reason: { 'zh-Hans': '论坛帖子的按钮', 'zh-Hant': '論壇帖子的按鈕', en: 'Buttons of a forum post' },
  extent: 'line',
  place: 'edges',
  patterns: [
    /^(?:沙发|板凳|地板|\d{1,4}楼|\d{1,4}#)$|^\S{1,20} 发表于 ?\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{2})?/u,
    /^(?:收藏|回复|引用|举报|评价|分享)此?[帖贴]子?$|^共有帖子数 ?\d{1,7} ?个$|^(?:发表|回复)(?:新主题|主题|帖子)$/u,
  ],
  labels: [
    anyLabelOf(
      /(?:^| |\|)(?:只看该作者|倒序浏览|正序浏览|只看楼主|使用道具|电梯直达|显示全部楼层|看全部|查看个人网站|查看详细资料)(?: |\||$)/u,
      /^(?:楼主|沙发|板凳|地板|\d{1,5}(?:楼|#)) ?(?:\||发表于 ?\d{4})/u,
    ),
  ],
};
