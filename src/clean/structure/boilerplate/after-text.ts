import { anyLabelOf, anyOf, type BoilerplateRule } from './rule.ts';

const MARK = '^(?:[•·▪■◆★●#>»【\\[] ?)?';
const CLOSE = ' ?[】\\]]? ?(?:[:>»]{1,4}|(?:更多|more)[^更m]{0,4}|[(]\\d{1,6}[)])?[:>»]{0,2}$';

export const relatedTexts: BoilerplateRule = {
  id: 'related-texts',
  reason: { 'zh-Hans': '相关或推荐文章', 'zh-Hant': '相關或推薦文章', en: 'Related or recommended texts' },
  extent: 'rest',
  place: 'edges',
  matches: anyOf(
    new RegExp(
      `${MARK}(?:(?:相关|关联)(?:新闻|阅读|文章|链接|内容|专题|信息|报道|推荐|资讯|搜索|热词|文档|文件|稿件|产品|标签|视频)|(?:为您|为你|热点|热门|精彩|编辑|今日|阅读|新闻|图文|本周|站长|内容|猜你|精品|精选)推荐|` +
        '推荐(?:阅读|新闻|文章|信息|专题|视频|产品|资讯|内容)|猜你(?:喜欢|感兴趣)|(?:热门|热点|最新|即时|滚动|头条|本站|今日|近期|随机|其他|更多)(?:新闻|文章|资讯|关注|排行|点击|标签|专题|阅读|图片|图文|话题|推荐|更新|发布|精彩|评论|回复)|' +
        `(?:新闻|点击|阅读|热点|热门|人气|文章|周|月|日|本周|本月|24小时|48小时)?(?:排行榜?|热榜|热搜榜?)|(?:一周|本周|今日)(?:要闻)?(?:回顾|热点|热点新闻)|延伸阅读|拓展阅读|大家(?:都在看|还看了|正在看)|您可能(?:还)?(?:感兴趣|喜欢).{0,8}|其他同一栏目内容|同类(?:文章|新闻)|同栏目(?:文章|新闻)|图片新闻|专题信息|(?:友情|常用|快速|相关)链接|合作媒体|网站群)${CLOSE}`,
      'u',
    ),
    /^相关(?:专题|新闻|链接|阅读|文章|信息|报道|评论) ?:.{0,60}$/u,
  ),
};

export const neighbours: BoilerplateRule = {
  id: 'neighbours',
  reason: { 'zh-Hans': '上一篇、下一篇', 'zh-Hant': '上一篇、下一篇', en: 'Links to the text before and after' },
  extent: 'rest',
  place: 'edges',
  matches: anyOf(
    /^(?:[<>«»←→[【]* ?)?(?:上|下|前|后)一?(?:篇|条|则|页|章|节|个|主题|新闻) ?[\]】]? ?(?:[:>»|].{0,120}|没有了?|无)?$/u,
  ),
};

export const readerComments: BoilerplateRule = {
  id: 'reader-comments',
  reason: { 'zh-Hans': '读者评论', 'zh-Hant': '讀者評論', en: 'Readers’ comments' },
  extent: 'rest',
  place: 'edges',
  matches: anyOf(
    new RegExp(
      `${MARK}(?:(?:网友|读者|文章|相关|最新|用户|全部|热门|精彩|发表|我要|参与|查看)(?:的)?(?:评论|留言|跟帖|回复)|评论(?:列表|区|内容|反馈)?|留言(?:板|评论)|发表、查看.{0,16}评论|网友评论.{0,20})${CLOSE}`,
      'u',
    ),
    /^# ?re:|^本文(?:的)?(?:通告|引用)|^trackback\b/iu,
    /^《.{2,60}》已有\d+[件条]评论$/u,
    /^【发表评论】/u,
    /^(?:共有|已有|目前有) ?\d{1,9} ?(?:条|位|人).{0,10}(?:评论|留言|回复)/u,
    /^评论[:(] ?\d+ ?[)]?$/u,
  ),
};

export const copyrightNotice: BoilerplateRule = {
  id: 'copyright-notice',
  reason: {
    'zh-Hans': '网站版权或免责声明',
    'zh-Hant': '網站版權或免責聲明',
    en: 'The site’s copyright notice or disclaimer',
  },
  extent: 'rest',
  place: 'edges',
  matches: anyOf(
    /^[【[*]? ?(?:本网|本站|网站|反侵权|法律|侵权)?(?:版权|免责|郑重|侵权|特别|法律|转载)(?:及免责)?(?:声明|公告|说明) ?[】\]]? ?(?::.{0,400})?$/u,
    /^声明 ?: ?(?:该|本)文(?:观点|内容|章).{0,60}$/u,
    /(?:仅|只)提供信息(?:存储|发布)(?:空间)?服务[。.]?$/u,
    /^反侵权公告 ?:?$|^原创版权/u,
    /^(?:\d{1,2}[、.])? ?(?:凡|本网|本站|本文|本平台|本公众号)(?:未?注明|所有|转载|刊载|发布|登载|内容|部分|文章|图片|是|仅|由|来源)?.{0,60}(?:版权(?:归|均|属)|转载|不代表本|仅代表作者|侵权|立场|投资建议)/u,
    /^(?:如(?:有|果|涉及|若)|若(?:有|涉及)).{0,24}(?:侵权|版权|侵犯).{0,40}(?:联系|删除|告知|处理)/u,
    /^(?:转载(?:请|申请|须|务必)|未经(?:本|书面|许可|授权|允许)?.{0,20}(?:授权|许可|允许).{0,20}(?:转载|镜像|复制))/u,
    /^请您注意:?遵守国家有关法律/u,
  ),
};

export const siteImprint: BoilerplateRule = {
  id: 'site-imprint',
  reason: {
    'zh-Hans': '网站页脚（版权、备案、主办）',
    'zh-Hant': '網站頁尾（版權、備案、主辦）',
    en: 'The site’s imprint: owner, registration, contact',
  },
  extent: 'rest',
  place: 'edges',
  matches: (line) => /^(?:copyright|©|版权所有(?![者人权]))/iu.test(line) || isImprintLabel(line),
};

const isImprintLabel = anyLabelOf(
  /(?:copyright|©|\(c\)\s?(?:\d{4}|copyright)|版权所有(?![者人权])|all rights reserved|保留所有权利)/iu,
  /[icp备]{3,4}\d{5,}|icp(?:备案|证)|公网安备|网站标识码|备案(?:序)?号 ?:|备案编号/iu,
  /^(?:网站)?(?:主办|承办|协办|运维|技术支持|建议使用)(?:单位)? ?:.{2,60}$/u,
  /powered by|gmt ?[+-]\d.{0,24}\d{4}-\d|processed in [\d.]+ second/iu,
  /(?:违法和?不良信息|不良信息|违法信息|网上有害信息|涉未成年人)举报/u,
  /(?:增值电信业务(?:经营)?|信息网络传播视听节目|互联网新闻信息服务)许可证\s?[:(]?.{0,12}\d/u,
);
