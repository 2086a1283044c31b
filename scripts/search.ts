/**
 * Search a built site in the terminal: the same answers as the search page's.
 *
 * Exit codes: 0 whether something was found or not; 64 a wrong option, or no index; 65 the index is damaged or of another
 * version.
 */
import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import type { Excerpt, QueryNote, SearchResults } from '../src/search/api.ts';
import { IndexFormatError, NoIndexError, openSearch } from '../src/search/search.ts';
import { concordance } from './index/concordance.ts';
import { fileLoader } from './index/file-loader.ts';

interface Options {
  readonly site: string;
  readonly json?: boolean;
  readonly count?: boolean;
  readonly script?: string;
  readonly sort: string;
  readonly limit: string;
}

const USAGE = 64;
const DAMAGED = 65;
const NO_INDEX = 64;

/** Excerpts of one text in `--json`; the count beside them is of all hits. */
const JSON_EXCERPTS = 10;

const NOTES: Readonly<Record<QueryNote['kind'], string>> = {
  'unclosed-quote': 'this quotation mark is not closed: taken to the end',
  'lone-operator': 'this operator stands alone: searched as it stands',
  'only-excluded': 'there is nothing to exclude this from: searched as it stands',
  'unknown-field': 'there is no such field: searched as it stands',
  'bad-date': 'this is no date (2020, 2020-05, 2020..2024): searched as it stands',
  'too-long': 'the query is too long; this was left out',
};

const command = new Command('search')
  .description('Search a built site exactly: every text that holds the query, in either script, and nothing else.')
  .argument('<query...>', 'what to find; see below')
  .option('--site <dir>', 'folder of the built site', 'dist')
  .option('--json', 'one JSON object a line and text: id, url, title, count, excerpts')
  .option('--count', 'only the numbers of texts and of hits')
  .option('--script <script>', 'show titles and excerpts in this script: Hans or Hant (default: as written)')
  .option('--sort <order>', 'relevance, newest, oldest or place', 'relevance')
  .option('--limit <number>', 'texts to show; 0 for all (default of --json)', '20')
  .addHelpText(
    'after',
    `
Queries:
  高质量发展              these characters in this order, in either script
  四川 发展               both
  "GDP 增长"              exactly this, blanks included
  四川 OR 重庆            either; also 四川|重庆
  四川 -成都              the first without the second; also 四川 非 成都
  发展 NEAR/20 创新       both, at most 20 characters apart
  高*量                   * is any one character
  gaozhiliang, gzl        the words of the archive that this spells
  title:  place:  publisher:  date:2020..2024-06`,
  )
  .exitOverride();

function usage(message: string): never {
  console.error(`${message} See --help.`);
  process.exit(USAGE);
}

function printJson(lines: readonly object[]): void {
  for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function jsonLine(results: SearchResults, result: SearchResults['results'][number]): Promise<object> {
  const { id, url, title, count } = await result.load();
  const excerpts = await results.excerpts(result, JSON_EXCERPTS);
  const plain = ({ block, left, hit, right }: Excerpt): object => ({ block, left, hit, right });
  return { id, url, title, count, excerpts: excerpts.map(plain) };
}

async function run(query: string, options: Options): Promise<void> {
  const { script, sort } = options;
  if (script !== undefined && script !== 'Hans' && script !== 'Hant') {
    usage(`Unexpected script ${JSON.stringify(script)}, expected Hans or Hant.`);
  }
  if (sort !== 'relevance' && sort !== 'newest' && sort !== 'oldest' && sort !== 'place') {
    usage(`Unexpected order ${JSON.stringify(sort)}, expected relevance, newest, oldest or place.`);
  }
  if (!/^\d{1,9}$/.test(options.limit)) usage(`Unexpected limit ${JSON.stringify(options.limit)}, expected a number.`);
  const engine = await openSearch({ baseUrl: `${resolve(options.site)}/pagefind/`, loader: fileLoader });
  const results = await engine.search(query, { sort, ...(script === undefined ? {} : { script }) });
  for (const { kind, text } of results.notes) console.error(`Note: ${NOTES[kind]}: ${text}`);
  if (results.pinyin !== undefined) {
    const { words, searched } = results.pinyin;
    console.error(`Note: ${searched ? 'read as pinyin' : 'as pinyin it could also be'}: ${words.join(', ')}`);
  }
  const all = options.limit === '0' || (options.json && command.getOptionValueSource('limit') === 'default');
  const shown = results.results.slice(0, all ? Infinity : Number(options.limit));
  if (options.count) {
    const { documents, hits } = results;
    if (options.json) printJson([{ documents, hits }]);
    else console.log(`${documents} texts, ${hits} hits`);
  } else if (options.json) {
    for (const result of shown) printJson([await jsonLine(results, result)]);
  } else {
    console.log(await concordance(results, shown));
  }
}

// `npm run search … | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** `-5` and `-甲` are queries, not options: no option begins like that. */
const isQuery = (argument: string): boolean => /^-[^a-z-]/iu.test(argument);
const given = process.argv.slice(2);
const firstQuery = given.findIndex(isQuery);
const guarded = firstQuery < 0 || given.includes('--') ? given : given.toSpliced(firstQuery, 0, '--');

try {
  command.parse(guarded, { from: 'user' });
  await run(command.args.join(' '), command.opts<Options>());
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : USAGE);
  if (error instanceof NoIndexError) {
    console.error(`${error.message}. Build the site first (npm run build), or name its folder with --site.`);
    process.exit(NO_INDEX);
  }
  if (error instanceof IndexFormatError) {
    console.error(error.message);
    process.exit(DAMAGED);
  }
  throw error;
}
