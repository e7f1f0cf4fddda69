import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from './data-folder.ts';

describe('the data folder', () => {
  const home = '/home/anna';

  it.each([
    ['linux', {}, join(home, '.config', 'Collega')],
    ['linux', { XDG_CONFIG_HOME: '/cfg' }, join('/cfg', 'Collega')],
    ['linux', { XDG_CONFIG_HOME: '' }, join(home, '.config', 'Collega')],
    ['darwin', {}, join(home, 'Library', 'Application Support', 'Collega')],
    ['win32', { APPDATA: '/roaming' }, join('/roaming', 'Collega')],
    ['win32', { APPDATA: '' }, join(home, 'AppData', 'Roaming', 'Collega')],
    ['linux', { COLLEGA_DATA_DIR: '/chosen', XDG_CONFIG_HOME: '/cfg' }, '/chosen'],
    ['linux', { COLLEGA_DATA_DIR: '' }, join(home, '.config', 'Collega')],
  ] as const)('on %s with %j is %s', (platform, env, folder) => {
    expect(defaultDataFolder(platform, env, home)).toBe(folder);
  });
});
