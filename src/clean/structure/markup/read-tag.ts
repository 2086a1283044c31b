/** A tag of HTML in a text. */
export interface Tag {
  /** Lower case; `!` for a comment or a document type. */
  readonly name: string;
  readonly kind: 'opening' | 'closing';
  /** Whether anything stands behind the name: attributes, or the slash of `<br/>`. */
  readonly hasAttributes: boolean;
  /** UTF-16 units from `<` to `>`, both counted. */
  readonly length: number;
}

/** Elements that begin and end lines of their own. */
const BLOCK_ELEMENTS = new Set(
  (
    'address article aside blockquote body br button center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe li link main menu meta nav ol option p pre section select summary table ' +
    'tbody td tfoot th thead title tr ul video'
  ).split(' '),
);

/** Elements inside a line. `o:p` and `st1:…` are Word's. */
const INLINE_ELEMENTS = new Set(
  (
    'a abbr acronym audio b big canvas caption cite code col colgroup dfn del em embed font i img input ins kbd label mark o:p ' +
    'object param q rp rt ruby s samp small source span strike strong sub sup svg tt u var wbr st1:chsdate st1:chmetcnv st1:personname'
  ).split(' '),
);

/** Attributes as pages carry them; `data-…`, `aria-…` and `on…` count too. */
const ATTRIBUTES = new Set(
  (
    'abbr align alt background bgcolor border cellpadding cellspacing class clear color colspan content controls data dir face frameborder ' +
    'height href hspace id itemprop lang lowsrc name noshade nowrap original poster property rel role rowspan scope scrolling size ' +
    'src srcset style tabindex target title type valign value vspace width xmlns _src wx:src border-color'
  ).split(' '),
);

/** Longest tag, UTF-16 units. Inline pictures (`data:` addresses) are longer, and are left alone. */
const LONGEST = 1000;

/** Longest comment, UTF-16 units. */
const LONGEST_COMMENT = 200;

/** Whether a tag of this name ends the line that it stands in. */
export function endsLine(name: string): boolean {
  return BLOCK_ELEMENTS.has(name);
}

/**
 * Read the tag that begins at a place of a text. Only names of real elements, and only attributes that such elements have.
 *
 * @param at place of `<`.
 * @returns undefined when what stands there is no tag (`a<b`, `<名称>`, `<b c>`).
 */
export function readTag(text: string, at: number): Tag | undefined {
  const limit = Math.min(text.length, at + LONGEST);
  if (text.charAt(at) !== '<') return undefined;
  if (text.startsWith('<!--', at)) {
    const end = text.slice(at + 4, at + LONGEST_COMMENT).indexOf('-->');
    return end === -1 ? undefined : { name: '!', kind: 'closing', hasAttributes: false, length: end + 7 };
  }
  const closing = text.charAt(at + 1) === '/';
  const nameStart = at + (closing ? 2 : 1);
  let place = nameStart;
  while (place < limit && isNameUnit(text.charCodeAt(place))) place++;
  const name = text.slice(nameStart, place).toLowerCase();
  if (!BLOCK_ELEMENTS.has(name) && !INLINE_ELEMENTS.has(name)) return undefined;
  const nameEnd = place;
  let attributes = 0;
  for (;;) {
    const beforeBlanks = place;
    place = skipBlanks(text, place, limit);
    const unit = text.charAt(place);
    if (unit === '>') {
      return { name, kind: closing ? 'closing' : 'opening', hasAttributes: place > nameEnd, length: place + 1 - at };
    }
    if (unit === '/' && !closing && text.charAt(place + 1) === '>') {
      return { name, kind: 'opening', hasAttributes: true, length: place + 2 - at };
    }
    if (closing || (place === beforeBlanks && attributes === 0)) return undefined;
    const end = attributeEnd(text, place, limit);
    if (end === undefined) return undefined;
    place = end;
    attributes++;
  }
}

/** Place behind the attribute that begins at a place; undefined when none does. */
function attributeEnd(text: string, from: number, limit: number): number | undefined {
  let place = from;
  while (place < limit && (isNameUnit(text.charCodeAt(place)) || text.charAt(place) === '_')) place++;
  const name = text.slice(from, place).toLowerCase();
  if (!ATTRIBUTES.has(name) && !/^(?:data-|aria-|on[a-z])/u.test(name)) return undefined;
  const equals = skipBlanks(text, place, limit);
  if (text.charAt(equals) !== '=') return place;
  const start = skipBlanks(text, equals + 1, limit);
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'") {
    const end = text.slice(start + 1, limit).indexOf(quote);
    return end === -1 ? undefined : start + end + 2;
  }
  place = start;
  while (place < limit && !/[\s>"'<]/u.test(text.charAt(place))) place++;
  return place === start ? undefined : place;
}

function skipBlanks(text: string, from: number, limit: number): number {
  let place = from;
  while (place < limit && /[ \t\u00a0]/u.test(text.charAt(place))) place++;
  return place;
}

/** Letters, digits, `:` and `-`. */
function isNameUnit(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x3a) || code === 0x2d
  );
}
