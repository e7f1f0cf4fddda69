// A Collega that changes something in a data folder of an earlier format, which divides it by
// clients, and is killed right before one file operation. Its arguments: the folder, and the number
// of that operation; 0 lets it end. Says what it has saved.
import fs, { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { openDataFolder } from '../../src/services/testing/earlier-format.ts';
import { createFakeSecretStore } from '../../src/services/testing/fake-secret-store.ts';
import { changeEverything } from './change-everything.ts';

const [folder = '', killAt = '0'] = process.argv.slice(2);
const { records, vault } = await openDataFolder(folder, {
  secretStore: createFakeSecretStore(),
  passphrase: null,
});
const say = writeSync;

let operations = 0;
const changing = [
  'openSync',
  'writeSync',
  'fsyncSync',
  'renameSync',
  'linkSync',
  'unlinkSync',
  'rmSync',
  'mkdirSync',
  'writeFileSync',
] as const;
for (const name of changing) {
  const real = fs[name] as (...given: unknown[]) => unknown;
  const counted = (...given: unknown[]): unknown => {
    operations += 1;
    if (operations === Number(killAt)) process.kill(process.pid, 'SIGKILL');
    return real(...given);
  };
  Object.assign(fs, { [name]: counted });
}
syncBuiltinESMExports();

changeEverything({ records, vault }, (what) => say(1, `${what}\n`));
say(1, `operations ${operations}\n`);
