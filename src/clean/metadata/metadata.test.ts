import { describe, expect, test } from 'vitest';
import { foldLine } from '../structure/fold-line.ts';
import { readBreadcrumb } from './breadcrumb.ts';
import { numberOf, readDate, readDays } from './dates.ts';
import { inferTitle } from './inferred-title.ts';
import { readLabelledLine } from './labelled-line.ts';
import { namesOf, readByline } from './people.ts';
import { placesOf } from './places.ts';
import { readPrintedIn } from './printed-in.ts';
import { dateOfUrl } from './url.ts';
import { yearOf } from './year.ts';

describe('dates become EDTF', () => {
  test.each([
    ['2022-08-16 22:30:00', '2022-08-16T22:30:00+08:00'],
    ['2022年8月6日', '2022-08-06'],
    ['2005/3/11 12:12', '2005-03-11T12:12+08:00'],
    ['二〇二二年八月十六日', '2022-08-16'],
    ['一九九八年十二月三十一日', '1998-12-31'],
    ['民国三十八年', undefined],
    ['中華民國111年8月16日', '2022-08-16'],
    ['2022-13-01', undefined],
    ['2023年2月30日', undefined],
    ['2022-08-160', undefined],
  ])('%s', (line, edtf) => {
    expect(readDate(line, 0)?.edtf).toBe(edtf);
  });

  test.each([
    ['11月2日至3日，', 'XXXX-11-02/XXXX-11-03'],
    ['2021年12月30日至31日', '2021-12-30/2021-12-31'],
    ['9月30日至10月2日', 'XXXX-09-30/XXXX-10-02'],
    ['2月29日', 'XXXX-02-29'],
    ['5月9日至3日', undefined],
  ])('%s', (line, edtf) => {
    expect(readDays(line, 0)?.edtf).toBe(edtf);
  });

  test.each([
    ['廿三', 23],
    ['十', 10],
    ['二十', 20],
    ['九', 9],
    ['一九四九', 1949],
    ['甲', undefined],
  ])('the numeral %s', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  test('an address tells the day only when it names one', () => {
    expect(dateOfUrl('http://a.cn/2022-08/16/content_1.htm')).toBe('2022-08-16');
    expect(dateOfUrl('http://a.cn/zwgk/t20220816_123.html')).toBe('2022-08-16');
    expect(dateOfUrl('http://a.cn/20220816/20220817.html')).toBeUndefined();
    expect(dateOfUrl('http://a.cn/20221316/1.html')).toBeUndefined();
  });

  test('the year is taken where the text calls it the present one, never where it is only mentioned', () => {
    expect(yearOf('2024年是攻坚之年，今年1—6月，产值增长。')).toBe('2024');
    expect(yearOf('自2023年以来，全市加快发展。今年形势很好。')).toBeUndefined();
    expect(yearOf('今年比2019年增长一成。')).toBeUndefined();
  });
});

describe('a line of labels', () => {
  const read = (line: string, place: 'head' | 'tail' = 'head') =>
    readLabelledLine(line, foldLine(line), place)?.map(({ field, value }) => [field, value]);

  test.each([
    [
      '2022-08-16 22:30:00 来源： 云水发布',
      [
        ['date', '2022-08-16T22:30:00+08:00'],
        ['origin', '云水发布'],
      ],
    ],
    [
      '发布时间：2022-02-13 04:22:18   来源：云水日报',
      [
        ['date', '2022-02-13T04:22:18+08:00'],
        ['origin', '云水日报'],
      ],
    ],
    [
      '來源：雲水時報　作者：張三　2021年3月4日',
      [
        ['origin', '雲水時報'],
        ['date', '2021-03-04'],
        ['authors', ['張三']],
      ],
    ],
    [
      '來源：雲水時報　作者：張三',
      [
        ['origin', '雲水時報'],
        ['authors', ['張三']],
      ],
    ],
    [
      'http://www.a.cn 2005年03月21日 11:21 《云水周刊》',
      [
        ['date', '2005-03-21T11:21+08:00'],
        ['origin', '云水周刊'],
      ],
    ],
    ['作者：李四 阅读(1660) 评论(5)', [['authors', ['李四']]]],
    ['来源丨云水发布', [['origin', '云水发布']]],
    ['编辑 | 王小明', [['editor', '王小明']]],
    [
      '责任编辑 王小明 审核 李大海',
      [
        ['editor', '王小明'],
        ['reviewer', '李大海'],
      ],
    ],
    ['文/图 王小明', [['authors', ['王小明']]]],
    [
      '云水日报 2022-02-13',
      [
        ['origin', '云水日报'],
        ['date', '2022-02-13'],
      ],
    ],
    [
      '【发布时间：2022-02-13】【来源：县水利局】【阅读次数：56】',
      [
        ['date', '2022-02-13'],
        ['origin', '县水利局'],
      ],
    ],
    ['发布人：管理员 发布时间：2022-02-13', [['date', '2022-02-13']]],
    ['浏览：56 | 更新：2022-02-13 08:30', [['date', '2022-02-13T08:30+08:00']]],
    ['首页 | 来源 | 编辑', undefined],
    ['编辑 老张头一回进城', undefined],
    ['云水融媒 03-14 08:20', [['origin', '云水融媒']]],
    ['2022-02-13 08:20 发表于湖南', [['date', '2022-02-13T08:20+08:00']]],
    ['黄河 2022-02-13', undefined],
    ['黄河 03-14 08:20', undefined],
    ['来源：转载 作者：李四', [['authors', ['李四']]]],
    [
      '文章出处：云水水泵有限公司责任编辑：人气：202发表时间：2025/3/5',
      [
        ['origin', '云水水泵有限公司'],
        ['date', '2025-03-05'],
      ],
    ],
    ['时间：7：00－9：30', undefined],
    ['2012年12月12日 某市人民代表大会公布', undefined],
    ['时间安排很紧，大家要抓紧。', undefined],
  ])('%s', (line, values) => {
    expect(read(line)).toEqual(values);
  });

  test.each([
    ['《云水日报》（ 2022年02月13日 02版）', '云水日报', '2022-02-13'],
    ['（原载《云水日报》2022年2月13日第2版）', '云水日报', '2022-02-13'],
  ])('where it was printed: %s', (line, source, date) => {
    expect(readPrintedIn(line, foldLine(line))?.map(({ value }) => value)).toEqual([source, date]);
  });

  test.each([
    '《云水旧事》（2022年2月13日读毕，感慨良多）',
    '《云水日报》2022年的增刊',
    '他在《云水日报》（2022年02月13日 02版）上读到',
  ])('keeps %s', (line) => {
    expect(readPrintedIn(line, foldLine(line))).toBeUndefined();
  });

  test('after the text a bare date or place line stays in the text', () => {
    expect(read('2022年1月28日', 'tail')).toBeUndefined();
    expect(read('时间：2022年1月28日', 'tail')).toBeUndefined();
    expect(read('编辑：王五', 'tail')).toEqual([['editor', '王五']]);
  });
});

describe('people', () => {
  test.each([
    ['记者 马晓芳 陈瑶', { role: '记者', names: ['马晓芳', '陈瑶'] }],
    ['云水日报社融媒体记者 黄小芹', { role: '云水日报社融媒体记者', names: ['黄小芹'] }],
    ['记者张三 通讯员李四', { role: '记者', names: ['张三', '李四'] }],
    ['记者?马晓芳?陈瑶', { role: '记者', names: ['马晓芳', '陈瑶'] }],
    ['见第三页注释', undefined],
    ['记者调查', undefined],
    ['文化部', undefined],
    ['外国记者采访条例第三条', undefined],
  ])('%s', (text, byline) => {
    expect(readByline(text)).toEqual(byline);
  });

  test('names', () => {
    expect(namesOf('张三、李四')).toEqual(['张三', '李四']);
    expect(namesOf('放飞&心情')).toEqual(['放飞&心情']);
    expect(namesOf('本报')).toEqual([]);
  });
});

describe('breadcrumbs', () => {
  test.each([
    ['当前页面： 首页\u00a0\u00a0>\u00a0政务公开\u00a0>\u00a0媒体解读', ['首页', '政务公开', '媒体解读']],
    ['您所在的位置：首页>>新闻>>正文', ['首页', '新闻']],
    ['當前位置：首頁 》 新聞中心 》 行業動態', ['首頁', '新聞中心', '行業動態']],
    ['首页要求大家 > 三', undefined],
    ['技术支持您现在的位置：首页 > 技术支持 > 水泵保养', ['首页', '技术支持', '水泵保养']],
    ['他问您现在的位置：在桥上', undefined],
    ['收入 > 支出', undefined],
  ])('%s', (line, items) => {
    expect(readBreadcrumb(line, foldLine(line))).toEqual(items);
  });

  test.each([
    ['当前位置：', '首页/要闻动态/今日关注', ['首页', '要闻动态', '今日关注']],
    ['当前位置：', '首页｜人物｜专访', ['首页', '人物', '专访']],
    ['云水论坛', '云水论坛 > 影视版区 > 留言板', ['云水论坛', '影视版区', '留言板']],
    ['新闻', '首页 / 范文大全 / 工作总结', ['首页', '范文大全', '工作总结']],
    ['新闻', '首页/新闻/体育/财经/娱乐', undefined],
    ['登录', '云水论坛›论坛›百姓生活›帖子', ['云水论坛', '论坛', '百姓生活', '帖子']],
    ['收入', '支出 > 收入', undefined],
  ])('below %s: %s', (previous, line, items) => {
    expect(readBreadcrumb(line, foldLine(line), foldLine(previous))).toEqual(items);
  });
});

describe('a title from the first sentence', () => {
  test.each([
    ['11月2日，市委书记张三到开发区调研。他强调，要抓紧。', '张三到开发区调研'],
    ['城市竞争归根结底是产业的竞争。', '城市竞争归根结底是产业的竞争'],
    ['近日，全市召开动员大会。', '全市召开动员大会'],
    ['书记专题会议在市里召开。', '书记专题会议在市里召开'],
  ])('%s', (paragraph, title) => {
    expect(inferTitle(paragraph)).toBe(title);
  });
});

describe('places', () => {
  test('a city that stands out is named in full', () => {
    expect(placesOf('我市加快建设。衡阳以产业为基，衡阳人民团结奋斗。', '', '')).toEqual(['湖南省衡阳市']);
    expect(placesOf('石嘴山市召开会议，石嘴山高新区负责人参加。', '', '')).toEqual(['宁夏回族自治区石嘴山市']);
  });

  test('nothing is found where none stands out', () => {
    expect(placesOf('上缴的利税曾超过整个广东省。要把高新区作为主战场。', '', '')).toEqual([]);
    expect(placesOf('北京大学和南京大学的学者，北京时间八点。', '', '')).toEqual([]);
    expect(placesOf('洛阳市、开封市、安阳市、洛阳市、开封市。', '', '')).toEqual([]);
  });
});
