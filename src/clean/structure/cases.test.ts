import { describe, expect, test } from 'vitest';
import { metadataOf } from '../metadata/metadata-of.ts';
import { blocksOf } from './blocks.ts';
import { recoverStructure } from './recover-structure.ts';

const PROSE = '全市上下团结一心，攻坚克难，各项工作取得了新的成绩，城乡面貌发生了新的变化，群众生活有了新的改善。';

/** The blocks of a text, headings with their marks. */
function blocksIn(restored: string): string[] {
  return blocksOf(recoverStructure(restored).tree, restored).map(({ depth, text }) =>
    depth === undefined ? text : `${'#'.repeat(depth)} ${text}`,
  );
}

describe('the page around a text', () => {
  test('menus, tools, related texts and the imprint are set apart', () => {
    const page = [
      '首页 | 新闻 | 体育 | 财经 | 登录',
      '当前位置：首页 > 要闻 > 正文',
      '新桥通车',
      '2022-08-16 来源：云水日报',
      '【大 中 小】 【打印】',
      PROSE,
      PROSE,
      '编辑：张三',
      '相关新闻',
      '旧桥拆除',
      '版权所有 © 云水网 京ICP备12345678号',
    ];
    expect(blocksIn(page.join('\n'))).toEqual([PROSE, PROSE]);
    expect(metadataOf(recoverStructure(page.join('\n')).metadata)).toMatchObject({
      title: '新桥通车',
      date: '2022-08-16',
      publisher: '云水日报',
      editor: '张三',
      breadcrumb: ['首页', '要闻'],
    });
  });

  test.each([
    [
      'authors above an abstract',
      ['左清和 柳岸', `摘  要：${PROSE}`],
      { authors: ['左清和', '柳岸'], titleInferred: true },
    ],
    [
      'authors and their affiliation above and below the title',
      ['柳岸', '(云水大学水利学院，云水 123456)', '渡口的变迁', '柳岸', '(云水大学水利学院，云水 123456)', PROSE],
      { title: '渡口的变迁', authors: ['柳岸'] },
    ],
    ['a reporter without a blank', ['新桥通车', '本报记者柳岸', PROSE], { title: '新桥通车', authors: ['柳岸'] }],
    ['no reporter', ['记者手记', PROSE], { title: '记者手记' }],
    ['a title that is a name', ['柳岸', PROSE], { title: '柳岸' }],
    [
      'the part of the site below the trail',
      ['当前位置：首页 > 新闻 > 本地要闻', '本地要闻', '新桥通车', '2022-08-16 来源：云水日报', PROSE],
      { title: '新桥通车' },
    ],
    ['an editor whose bracket closes in the next line', [PROSE, PROSE, '【责任编辑：柳岸', '】'], { editor: '柳岸' }],
    ['a report that opens with its medium', [`本报讯（记者 柳岸）${PROSE}`], { title: PROSE.slice(0, -1) }],
  ])('reads %s', (_, lines, found) => {
    expect(metadataOf(recoverStructure(lines.join('\n')).metadata)).toMatchObject(found);
  });

  test('a list of other texts between paragraphs goes alone', () => {
    expect(blocksIn([PROSE, '相关新闻', '旧桥拆除', PROSE, PROSE].join('\n'))).toEqual([PROSE, PROSE, PROSE]);
  });

  test('keeps a signature with its date, a contact line and a poem', () => {
    const notice = [PROSE, '特此通知。', '云水市人民政府', '2022年1月28日', '联系人：张三　电话：12345678'];
    expect(blocksIn(notice.join('\n'))).toEqual(notice);
    const poem = ['山路有雨', '桥下水急', '行人归晚', '灯火初明'];
    expect(blocksIn(`小桥\n${poem.join('\n')}`)).toEqual(poem);
  });

  test('keeps the articles of a law that speak of web sites', () => {
    const law = [
      '云水市条例',
      `第一条 ${PROSE}`,
      '第二条 网站应当在首页标明网站标识码、备案编号和版权所有者的名称。',
      `第三条 ${PROSE}`,
    ];
    expect(blocksIn(law.join('\n'))).toEqual(law.slice(1));
  });
});

describe('titles', () => {
  test('a title glued to the salutation is split off', () => {
    const text = `在全区动员会上的讲话同志们：${PROSE}`;
    expect(blocksIn(text)).toEqual(['同志们：', PROSE]);
    expect(metadataOf(recoverStructure(text).metadata).title).toBe('在全区动员会上的讲话');
  });

  test('the name of a file in a viewer is the title', () => {
    const text = `讲话稿.docxVIP专享VIP免费\n讲话稿.docx_第1页\n${PROSE}`;
    expect(blocksIn(text)).toEqual([PROSE]);
    expect(metadataOf(recoverStructure(text).metadata)).toMatchObject({ title: '讲话稿' });
  });

  test('a speaker under the title is an author', () => {
    const found = metadataOf(recoverStructure(`在毕业典礼上的讲话\n校长　韩其\n${PROSE}`).metadata);
    expect(found).toMatchObject({ title: '在毕业典礼上的讲话', authors: ['韩其'], authorRole: '校长' });
  });

  test.each([
    [
      'below the label of a government’s page',
      [
        '发文机关：',
        '云水县人民政府',
        '标　　题：',
        '云水县人民政府关于拆除旧桥的通告',
        '发文字号：',
        '云政发〔2022〕1号',
        '发布日期：',
        '2022年1月28日',
        PROSE,
      ],
      { title: '云水县人民政府关于拆除旧桥的通告', publisher: '云水县人民政府', date: '2022-01-28' },
    ],
    [
      'between a button and a medium’s name',
      [
        '云水网首页 > 新闻 > 正文',
        '旧桥拆除以后',
        '云水日报',
        '查看图集',
        '2022-01-28 10:00',
        '来源：',
        '云水日报',
        '发表评论',
        PROSE,
      ],
      { title: '旧桥拆除以后', publisher: '云水日报' },
    ],
    [
      'that explains a book’s or law’s',
      ['《云水县旧桥管理办法》解读', PROSE, PROSE],
      { title: '《云水县旧桥管理办法》解读' },
    ],
    [
      'behind a telephone number',
      ['服务热线4000 123 456', '首页 > 新闻', '旧桥拆除', '2022-01-28', PROSE],
      { title: '旧桥拆除' },
    ],
  ])('a title %s', (_, lines, metadata) => {
    const { tree, metadata: found } = recoverStructure(lines.join('\n'));
    expect(metadataOf(found)).toMatchObject(metadata);
    expect(blocksOf(tree, lines.join('\n')).every(({ text }) => text === PROSE)).toBe(true);
  });
});

test.each([
  [['13380000000', '首页', '产品展示', '*   *   *', '水泵的日常保养', '水泵用久了会漏水。'], '水泵的日常保养'],
  [['上一篇：旧桥拆除', '• 水泵的日常保养'], '水泵的日常保养'],
  [['13380000000', '首页'], undefined],
])('the first sentence of a page that opens with its frame: %j', (lines, title) => {
  const found = metadataOf(recoverStructure(lines.join('\n')).metadata);
  if (title === undefined) expect(found.title).not.toBe('首页');
  else expect(found.title).toBe(title);
});

describe('lines and headings', () => {
  test('headings that were cut at one length are no broken sentences', () => {
    const list = [
      '水泵系列：新型叶轮在高扬程工况下的应用与维护方法',
      '一种可以在高温环境中连续运转的水泵密封结构介绍说',
      '水泵轴承磨损的常见原因与现场更换步骤及注意事项说',
      '立式水泵与卧式水泵的区别和在农田灌溉中的选型方法',
      '水泵进水管漏气的判断方法以及三种简单的处理办法介',
      '冬季水泵防冻的几项措施与长期停用时的保养要点说明',
    ];
    expect(blocksIn([PROSE, ...list].join('\n\n'))).toEqual([PROSE, ...list]);
    expect(blocksIn(list.join('\n')).length).toBeGreaterThanOrEqual(list.length - 1);
  });

  test.each([
    [
      'where the others are indented',
      ['　　那年冬天他在镇上买了一张奖票。过了半个月才知道，中了5', '00万元，', '消息传得很快。'],
    ],
    ['before the mark behind a word', ['他是镇上第一个买奖票的人', '，消息传得很快。']],
  ])('a sentence broken %s', (_, [first = '', ...rest]) => {
    const indented = `　　${PROSE}`;
    const broken = first.startsWith('　') ? `${first}\n${rest.join('')}${PROSE}` : `${first}\n${rest.join('')}`;
    const joined = broken.replace('\n', '').trim();
    expect(blocksIn([indented, indented, indented, broken, indented].join('\n'))).toEqual([
      PROSE,
      PROSE,
      PROSE,
      joined,
      PROSE,
    ]);
  });

  test.each([
    ['a line below a complete one', [`　　${PROSE}`, PROSE, `　　${PROSE}`, `　　${PROSE}`]],
    ['a short line', [`　　${PROSE}`, `　　${PROSE.slice(0, -1)}`, '河边一角', `　　${PROSE}`]],
    ['the pieces of a path', ['首页', '》', '新闻', PROSE]],
  ])('is not joined: %s', (_, lines) => {
    expect(blocksIn(lines.join('\n'))).toEqual(lines.map((line) => line.trim()));
  });

  test('the rest of a line that opens a cut text belongs to it', () => {
    const wide = (text: string): string => text.repeat(4).slice(0, 30);
    const line = wide('河边的树长高了许多，老人们坐在桥头');
    const lines = [
      '就回来了，但',
      line,
      line,
      `${line.slice(0, 12)}。`,
      `　　${line.slice(0, 28)}`,
      line,
      line,
      '吃饭。',
    ];
    const blocks = blocksIn(lines.join('\n'));
    expect(blocks).toHaveLength(2);
    expect(blocks[0]).toMatch(/^就回来了，但河边/u);
  });

  test('lines broken at a fixed width are joined; an indented line begins a paragraph', () => {
    const lines = [
      '\u3000\u3000这一年城里修了三座桥人们走路上班不再绕远河边',
      '的树也长高了许多傍晚的时候老人们坐在桥头说话看船',
      '从桥下过去孩子们追着风筝跑来跑去谁也不急着回家去',
      '吃饭。',
      '\u3000\u3000第二年春天水涨得比往年都早桥墩上的刻度淹没了一',
      '半守桥的人每隔一个钟头就去看一次把数字写在本子上',
      '后来水退了。',
    ];
    const blocks = blocksIn(lines.join('\n'));
    expect(blocks).toHaveLength(2);
    expect(blocks[0]).toMatch(/河边的树.*看船从桥下.*回家去吃饭。$/u);
  });

  test('short lines with ordinal marks and text below them are headings', () => {
    expect(
      blocksIn(`计划\n一、总体要求\n${PROSE}\n二、主要任务\n（一）加强领导\n${PROSE}\n（二）完善制度\n${PROSE}`),
    ).toEqual(['## 一、总体要求', PROSE, '## 二、主要任务', '### （一）加强领导', PROSE, '### （二）完善制度', PROSE]);
  });

  test('keeps the items of a list as paragraphs', () => {
    const list = [PROSE, '（一）会说话；', '（二）会写字；', '（三）会算账。', PROSE];
    expect(blocksIn(list.join('\n'))).toEqual(list);
  });

  test('one block is split at its own marks', () => {
    const text = `同志们：今天讲两点意见：一、认清形势，坚定信心今年以来，${PROSE}${PROSE}二、聚焦主责主业，推动工作提质增效主责主业是立身之本，${PROSE}一要抓落实。${PROSE}二要抓项目。${PROSE}`;
    expect(blocksIn(text)).toEqual([
      '同志们：',
      '今天讲两点意见：',
      '## 一、认清形势，坚定信心',
      `今年以来，${PROSE}${PROSE}`,
      '## 二、聚焦主责主业，推动工作提质增效',
      `主责主业是立身之本，${PROSE}`,
      `一要抓落实。${PROSE}`,
      `二要抓项目。${PROSE}`,
    ]);
  });

  test('where the end of a heading is unclear a doubt is left, and nothing is split', () => {
    const text = `今天讲两点意见：一、老码头的灯渡船每晚靠岸，${PROSE}${PROSE}${PROSE}${PROSE}二、新街口的树早市从这里开始，${PROSE}${PROSE}`;
    const result = recoverStructure(text);
    expect(result.doubts.map(({ reason }) => reason)).toEqual(['heading-end-unclear', 'heading-end-unclear']);
    expect(blocksIn(text)).toHaveLength(3);
  });
});

describe('damage that stays', () => {
  const flags = (text: string) => {
    const { redacted, truncated } = metadataOf(recoverStructure(text).metadata);
    return { redacted, truncated };
  };
  test.each([
    [`${PROSE}立足**实际，持……`, { redacted: true, truncated: true }],
    [`${PROSE}“要抓紧……”他说。`, { redacted: undefined, truncated: undefined }],
    [`${PROSE}\n* * *\n${PROSE}`, { redacted: undefined, truncated: undefined }],
    [`# 标题\n这是**重点**内容，[见此](https://a.cn)。${PROSE}`, { redacted: undefined, truncated: undefined }],
  ])('%#', (text, expected) => {
    expect(flags(text)).toEqual(expected);
  });
});
