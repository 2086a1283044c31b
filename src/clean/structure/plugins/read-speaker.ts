import { readDays } from '../../metadata/dates.ts';
import { bodyRange, lengthOf } from '../prose.ts';
import {
  blocksIn,
  endOf,
  find,
  foldedOf,
  foundValue,
  type StructurePlugin,
  setApartWhere,
  startOf,
  textOf,
} from '../work.ts';

/** An office and a name on a line of their own, as they stand under the title of a speech: `县长　贺守田`. */
const SPEAKER =
  /^([\u3400-\u9fff（）()、]{0,30}(?:书记|主席|[省市县区州镇乡村]长|部长|主任|[厅局院校馆所站队团社行]长|委员|代表|董事长|总经理|教授|研究员|会长|秘书长|总工程师))[\s\u3000\u00a0]+([\u3400-\u9fff]{2,4}|[\u3400-\u9fff][\s\u3000][\u3400-\u9fff])$/u;

/** A date in brackets under the title: `（2022年3月5日）`. */
const BRACKETED_DATE = /^[(（](.{6,20})[)）]$/u;

/** Lines under the title that are looked at. */
const LINES = 3;

/** Read the speaker and the day under the title of a speech, and set them apart. */
export const readSpeaker: StructurePlugin = {
  name: 'read-speaker',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const { first } = bodyRange(nodes, work);
    if (foundValue(work, 'title') === undefined) return;
    setApartWhere(tree, work, (node, index) => {
      if (index >= first || index >= LINES || lengthOf(node) > 50) return undefined;
      const line = textOf(node, work);
      const span = { start: startOf(node), end: endOf(node) };
      const speaker = SPEAKER.exec(line);
      if (speaker?.[1] !== undefined && speaker[2] !== undefined && foundValue(work, 'authors') === undefined) {
        find(work, 'authors', [speaker[2].replace(/[\s\u3000]/gu, '')], 'speaker', span);
        find(work, 'authorRole', speaker[1], 'speaker', span);
        return 'speaker';
      }
      const bracketed = BRACKETED_DATE.exec(foldedOf(node, work))?.[1];
      const day = bracketed === undefined ? undefined : readDays(bracketed, 0);
      if (day === undefined || day.length !== bracketed?.length || day.edtf.startsWith('XXXX')) return undefined;
      if (foundValue(work, 'date') === undefined) find(work, 'date', day.edtf, 'dateline', span);
      return 'dateline';
    });
  },
};
