import type { Metadata } from './document.ts';
import { spaceBreadcrumb } from './question-marks.ts';
import type { Random } from './random.ts';

/** What a piece of chrome may draw on. */
export interface ChromeContext {
  metadata: Metadata;
  /** The page puts no-break spaces where it could put blanks. */
  noBreakSpaces: boolean;
  random: Random;
}

/** A kind of chrome: the lines it makes, and the metadata that a reader can learn from them. */
export interface Chrome {
  lines: (context: ChromeContext) => string[];
  shows?: readonly (keyof Metadata)[];
}

const MENU = ['首页', '要闻', '本地', '县区', '民生', '教育', '文旅', '图集', '视听', '专题'] as const;
const HEADLINES = [
  '今年第三场雨来得正好',
  '老城区新添六处口袋公园',
  '渡口夜航恢复，末班延到九点',
  '图书馆周末开放时间有变',
  '一位修表匠的四十年',
  '山村小学的午饭怎么吃',
  '早稻开镰，收割机排起队',
  '河堤步道下月贯通',
  '夜市搬家，摊主怎么说',
  '旧厂房里的木偶戏',
] as const;

const someHeadlines = (random: Random, count: number): string[] => {
  const start = random.between(0, HEADLINES.length - 1);
  return Array.from({ length: count }, (_, index) => HEADLINES[(start + index) % HEADLINES.length] ?? '');
};

/**
 * Every kind of chrome by name. The wordings are our own, of the kinds that real pages have.
 *
 * Names ending in `Top` belong above the text.
 */
export const chromeKinds = {
  breadcrumbTop: {
    shows: ['breadcrumb'],
    lines: ({ metadata, noBreakSpaces, random }) => {
      const steps = metadata.breadcrumb ?? ['首页', '新闻'];
      const label = random.pick(['当前位置：', '您的位置：', '您现在的位置：', '当前栏目：']);
      return [
        label + (noBreakSpaces ? spaceBreadcrumb(steps) : [...steps, '正文'].join(random.pick([' > ', ' » ', '>>']))),
      ];
    },
  },
  menuTop: { lines: ({ random }) => [MENU.slice(0, random.between(6, 10)).join(random.pick([' | ', '　', '|']))] },
  siteTop: {
    shows: ['publisher'],
    lines: ({ metadata }) => [`欢迎访问${metadata.publisher ?? '本站'}`, '设为首页 | 加入收藏 | 手机版'],
  },
  fontSizeTop: {
    lines: ({ random }) => [
      random.pick(['字体大小：【大 中 小】', '字号：大 中 小　打印　关闭', '【字体：大 中 小】【打印本页】']),
    ],
  },
  shareTop: {
    lines: ({ random }) => [random.pick(['分享到：微信 微博 QQ空间', '扫一扫在手机上看', '收藏 打印 分享'])],
  },
  viewerTop: {
    shows: ['title'],
    lines: ({ metadata }) => {
      const file = `${metadata.title ?? '文稿'}.docx`;
      return [
        '把本站放到桌面',
        '下次双击图标就能打开',
        '',
        `${file}会员专享免费领取`,
        '',
        ...[1, 2, 3].map((page) => `${file}_第${page}页`),
      ];
    },
  },
  share: { lines: ({ random }) => ['', random.pick(['分享到朋友圈 微博 复制链接', '喜欢就点个赞吧 0 收藏 分享'])] },
  previousNext: {
    lines: ({ random }) => {
      const [previous = '', next = ''] = someHeadlines(random, 2);
      return ['', `上一篇：${previous}`, `下一篇：${random.chance(0.3) ? '没有了' : next}`];
    },
  },
  related: {
    lines: ({ random }) => [
      '',
      random.pick(['相关阅读', '相关文章', '延伸阅读：']),
      ...someHeadlines(random, 4).map((line) => `· ${line}`),
    ],
  },
  hot: {
    lines: ({ random }) => [
      '',
      random.pick(['热点推荐', '大家都在看', '本周热门']),
      ...someHeadlines(random, 3),
      '换一批',
    ],
  },
  attachment: { lines: ({ random }) => ['', random.pick(['附件下载：', '相关附件：暂无', '附件下载：1.登记表.xls'])] },
  copyright: {
    shows: ['publisher'],
    lines: ({ metadata }) => [
      '',
      `版权声明：本页内容版权归${metadata.publisher ?? '本站'}所有，转载请写明出处，商业使用请先来信取得同意。`,
    ],
  },
  disclaimer: {
    lines: () => [
      '',
      '免责声明：本站部分图文来自网络，只为传递信息，不代表本站赞同其观点；如有侵权，请在三十日内来信，我们即行删除。',
    ],
  },
  icp: {
    shows: ['publisher'],
    lines: ({ metadata, random }) => [
      '',
      `主办：${metadata.publisher ?? '本站'}　地址：文昌路${random.between(3, 88)}号`,
      `澜ICP备${random.between(10, 23)}0${random.between(10000, 99999)}号-1　网站标识码：36${random.between(10000000, 99999999)}`,
    ],
  },
  operators: {
    shows: ['publisher'],
    lines: ({ metadata }) => [
      '',
      `${metadata.publisher ?? '本站'}编辑部主办`,
      '市融媒体中心提供技术支持',
      '客户端下载　关注公众号',
    ],
  },
  viewer: {
    lines: () => [
      '',
      '一、付费下载的文稿只供个人学习，请勿转卖、改编后出售。',
      '二、文稿由会员上传，本站不对其真实和完整负责，下载之前请先预览。',
      '三、发现文稿侵权，请点“我要举报”，客服在工作日答复。',
      '',
      '确定要删掉吗？',
      '在线客服',
      '返回顶部',
    ],
  },
  backToTop: { lines: () => ['', '回到页首'] },
} as const satisfies Record<string, Chrome>;

export type ChromeKind = keyof typeof chromeKinds;

/** The names of all kinds, in the order of their making. */
export const CHROME_NAMES = Object.keys(chromeKinds) as ChromeKind[];

/** Say whether a kind of chrome stands above the text. */
export function isAbove(kind: ChromeKind): boolean {
  return kind.endsWith('Top');
}
