import { anyOf, type BoilerplateRule } from './rule.ts';

export const desktopShortcut: BoilerplateRule = {
  id: 'desktop-shortcut',
  reason: {
    'zh-Hans': '添加到桌面的提示',
    'zh-Hant': '加入桌面的提示',
    en: 'Invitation to add the site to the desktop',
  },
  extent: 'line',
  place: 'edges',
  matches: anyOf(/^电脑桌面$|^添加.{2,40}到(?:电脑)?桌面$|^安装后可以?在桌面快捷访问$/u),
};

export const documentTerms: BoilerplateRule = {
  id: 'document-terms',
  reason: { 'zh-Hans': '文库网站的使用条款', 'zh-Hant': '文庫網站的使用條款', en: 'Terms of use of a document site' },
  extent: 'rest',
  place: 'edges',
  matches: anyOf(
    /^(?:[(]?(?:\d{1,2}|[一二三四五六七八九十])[、.)])? ?(?:当|在)?(?:您|用户|买家)?付费(?:下载|购买|成功)/u,
    /^(?:[(]?(?:\d{1,2}|[一二三四五六七八九十])[、.)])? ?本(?:站|网站|平台|文库)(?:所有|上|的|提供的)?(?:内容|资源|资料|文档|文件)(?:均|都|全部|仅|系)?(?:由|为|来自|来源于|供).{0,24}(?:上传|提供|网络|收集|整理|分享|学习|参考)/u,
    /^(?:[(]?(?:\d{1,2}|[一二三四五六七八九十])[、.)])? ?(?:如)?(?:文档|资料|文件)(?:内容)?(?:存在|如有|侵犯|均由|为付费)/u,
    /^(?:特别说明|温馨提示|下载须知|下载说明|使用说明|注意事项) ?:? ?(?:文档|资料|本站|下载|用户|\d{1,2}[、.])/u,
    /^(?:[(]?(?:\d{1,2}|[一二三四五六七八九十])[、.)])? ?(?:文稿|文档|资料|稿件|内容)(?:均|都|全部)?由.{0,8}(?:会员|网友|用户|作者).{0,4}上传/u,
    /^(?:[(]?(?:\d{1,2}|[一二三四五六七八九十])[、.)])? ?付费(?:下载|阅读|购买)的/u,
    /^(?:该|此|本)文档(?:为|由).{0,20}(?:上传|付费|vip)/iu,
  ),
};

export const documentSiteButton: BoilerplateRule = {
  id: 'document-site-button',
  reason: { 'zh-Hans': '文库网站的按钮', 'zh-Hant': '文庫網站的按鈕', en: 'A button of a document site' },
  extent: 'line',
  place: 'edges',
  matches: anyOf(
    /^(?:碎片内容|(?:确认|确定)要?删[除掉]吗?\??|在线客服|联系客服|全屏阅读|在线预览|立即下载|免费下载|下载(?:文档|原文|全文)|vip(?:专享|免费|下载)*|展开阅读全文|继续阅读|点击加载更多|还剩\d+页未读.{0,12}|预览已结束.{0,24})$/iu,
    /^[•·]? ?qq(?:点击这里给我发消息|客服|群)?$/iu,
    /^(?:文档|资料)(?:大小|页数|格式|编号|评分|标签|介绍) ?:.{0,30}$/u,
  ),
};
