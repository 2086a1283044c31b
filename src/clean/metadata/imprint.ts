/** A name of a publisher in a site's notice or imprint, with its place in the line (UTF-16 units). */
export interface ImprintName {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** `版权归某某日报所有`: the publisher's own notice on its own page. */
const OWNER = /版权(?:均|都)?(?:归|属于?)([\u3400-\u9fff]{3,24})(?:所有|，|。|,)/u;

/** `主办：某某局　地址：…`: who keeps the site. */
const HOST = /^(?:网站)?主办(?:单位)?\s?:\s?([\u3400-\u9fff]{3,30})(?=$|[\s|])/u;

/** Owners that name nobody. */
const NOBODY = /^(?:原?作者|原?著者|本[站网刊社报页公平]|我[们站]|其|该|各|原|归|相关|权利人|上传)|作者|单位$|权利人/u;

/**
 * Read the publisher's name off a folded line of a site's copyright notice or imprint.
 *
 * @returns undefined where the line names nobody (作者, 本站).
 */
export function readImprint(folded: string): ImprintName | undefined {
  const match = OWNER.exec(folded) ?? HOST.exec(folded);
  const value = match?.[1]?.replace(/所有$/u, '');
  if (match === null || value === undefined || NOBODY.test(value)) return undefined;
  const start = match.index + match[0].indexOf(value);
  return { value, start, end: start + value.length };
}
