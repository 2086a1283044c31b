/** Write `src/script/script-table.generated.ts` anew: needed after a new version of opencc-js; a test says when. */
import { writeFileSync } from 'node:fs';
import { scriptTableModule } from './script-table-module.ts';

writeFileSync(new URL('../../src/script/script-table.generated.ts', import.meta.url), await scriptTableModule());
