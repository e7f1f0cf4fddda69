import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { defaultDataFolder } from '../../services/store/data-folder.ts';
import { type PlaceOptions } from './read-place.ts';

/** Where the records of this place rest; practice has a folder of its own. */
export function chooseDataFolder({
  data,
  sandbox,
}: Pick<PlaceOptions, 'data' | 'sandbox'>): string {
  const base = data ?? defaultDataFolder(process.platform, process.env, homeFolder());
  return sandbox ? join(base, 'sandbox') : base;
}

/** An empty HOME would put the data into whatever folder the user stands in. */
function homeFolder(): string {
  const home = homedir();
  return home === '' ? userInfo().homedir : home;
}
