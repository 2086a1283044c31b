import { spawnSync } from 'node:child_process';
import { Converter } from 'opencc-js';

const toSimplified = Converter({ from: 't', to: 'cn' });

/** Letters of a reading with or without tone marks, in parentheses, behind a Han character. */
const glossPattern = /(?<=\p{Script=Han})\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6} ?\)/gu;

/** The best that tools at hand do: glosses stripped by their pattern, then OpenCC's way from Traditional to Simplified. */
export function patternAndOpencc(text: string): string {
  return toSimplified(text.replace(glossPattern, ''));
}

const program = `
import ftfy, json, sys
for line in sys.stdin:
    print(json.dumps(ftfy.fix_text(json.loads(line), uncurl_quotes=False, fix_character_width=False)))
`;

/** What python-ftfy makes of texts, Chinese marks left alone; undefined where it is not installed. */
export function ftfy(texts: readonly string[]): string[] | undefined {
  const { status, stdout } = spawnSync('python3', ['-c', program], {
    input: texts.map((text) => `${JSON.stringify(text)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  if (status !== 0) return undefined;
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as string);
}
