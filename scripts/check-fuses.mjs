// `node scripts/check-fuses.mjs PROGRAM`, with Node 22.13 or later: reads the fuses back from a packed
// program, and ends with 1 where one is not as build/fuses.ts wants it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fuseNames, fuses } from '../build/fuses.ts';

const [program] = process.argv.slice(2);
const tools = createRequire(join(import.meta.dirname, '../build/tools/package.json'));
const library = await import(pathToFileURL(tools.resolve('@electron/fuses')).href);
const { getCurrentFuseWire, FuseV1Options, FuseState } = library;
const wire = await getCurrentFuseWire(program);
let isWrong = false;
for (const name of fuseNames) {
  const found = FuseState[wire[FuseV1Options[name]]];
  const wanted = fuses[name].enabled ? 'ENABLE' : 'DISABLE';
  if (found !== wanted) isWrong = true;
  console.log(`${found === wanted ? 'ok   ' : 'WRONG'} ${name}: ${found}`);
}
process.exitCode = isWrong ? 1 : 0;
