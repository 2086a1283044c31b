import type { BoilerplateRule } from './rule.ts';

/** Words that whole lines and menu items of Chinese sites consist of, and headings of texts do not. */
const MENU_WORDS =
  '(?:网站|回|返回)?首页|[\\u3400-\\u9fff]{2,6}首页|主页|新闻|资讯|知识|体育|娱乐圈?|财经|科技|汽车|房产|军事|数码|视频|音频|图片|音乐|女人|女性|时尚|健康|旅游|' +
  '游戏|邮箱|短信|彩信|博客|播客|论坛|社区|相册|搜索|搜狗|导航|登录|登入|注册|登录/注册|退出|帮助|联系|联系我们|关于我们|网站地图|站点地图|站点导航|版权声明|加入我们|广告服务|' +
  '招聘信息|人才招聘|人才中心|在线留言|留言板?|客服|客户端|手机版|电脑版|繁|简|繁体版?|简体版?|繁體|english|rss|faq|bbs|it|订阅|收藏|快捷菜单|无障碍(?:浏览)?|长者(?:版|模式|专区)|' +
  '适老化|访问统计|统计|存档|公告|随笔分类|政务公开|政务服务|政民互动|互动交流|信息公开|要闻动态|统计数据|市情概况|投资指南|专题专栏|专题|专栏|栏目|公司简介|公司新闻|公司动态|' +
  '企业荣誉|企业文化|产品中心|产品展示|新闻中心|下载中心|招商(?:加盟|合作)|工程案例|成功案例|常见问题|技术支持|解决方案|服务支持|行业动态|行业新闻|最新动态|新闻动态|最新消息|' +
  '官方(?:微信|微博|商城)|在线(?:客服|咨询|商店|订购)|服务热线|联系方式|资料下载|应用案例|客户案例|公司介绍|企业简介|营业执照|登陆|管理登陆|管理员登录|行业资讯|发展历程|产品列表|产品系列|显示|隐藏|(?:新闻|文章|内容|帖子|产品)详情|更多|更多>+|查看更多|\\[?更多\\.* ?\\]?|toggle navigation|previous|next|menu|菜单|国际|国内|社会|港澳台|要闻|评论|文娱|教育|文化|理论|法治|法律|时事|生活|贴图|高清|直播|电影|电视|综艺|动漫|漫画|小说';

const WHOLE_MENU_WORD = new RegExp(`^(?:[•·▪>»|-] ?)?(?:${MENU_WORDS})(?: ?[|>»])?$`, 'iu');
const MENU_WORD = new RegExp(`^(?:${MENU_WORDS})$`, 'iu');

/** A line without any of these is one item. */
const BETWEEN_ITEMS = /[|│·•>»\s]/u;

/** A line of at least four items between bars, dashes or blanks, a third of them menu words. */
function isMenuBar(line: string): boolean {
  if (line.length > 300 || /[。!?;,]/u.test(line) || !BETWEEN_ITEMS.test(line)) return false;
  const items = line
    .split(/[|│·•>»\s]+| - /u)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (items.length < 4 || items.some((item) => item.length > 16)) return false;
  return items.filter((item) => MENU_WORD.test(item)).length * 3 >= items.length;
}

export const menuWord: BoilerplateRule = {
  id: 'menu-word',
  reason: { 'zh-Hans': '网站菜单', 'zh-Hant': '網站選單', en: 'An item of the site’s menu' },
  extent: 'line',
  place: 'edges',
  weak: true,
  patterns: [],
  labels: [
    (line) => line.length <= 24 && (WHOLE_MENU_WORD.test(line) || /^.{1,20} ?\((?:rss|\d{1,5})\)$/iu.test(line)),
  ],
};

export const menuBar: BoilerplateRule = {
  id: 'menu-bar',
  reason: { 'zh-Hans': '网站导航条', 'zh-Hant': '網站導覽列', en: 'The site’s navigation bar' },
  extent: 'line',
  place: 'edges',
  patterns: [],
  labels: [isMenuBar],
};

export const signIn: BoilerplateRule = {
  id: 'sign-in',
  reason: {
    'zh-Hans': '登录、注册或搜索栏',
    'zh-Hant': '登入、註冊或搜尋列',
    en: 'A form to sign in, register or search',
  },
  extent: 'line',
  place: 'edges',
  patterns: [
    /^(?:用户名|用 ?户|密 ?码|验证码|立即登录|立即注册|快速登录|忘记密码|记住我|新用户|通行证)(?: ?[:?*].*)?$/u,
    /^(?:请输入|输入关键字|热门(?:关键词|搜索)|搜索帖子).{0,40}$/u,
    /^欢迎(?:您)?(?:光临|来到|访问).{1,40}[!！]?$/u,
    /立刻注册.{0,12}邮箱|微信扫码|二维码(?:失效|登录)|点击 ?刷新二维码|设为首页|加入收藏/u,
  ],
};
