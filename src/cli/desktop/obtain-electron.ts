import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../portable/find-browser.ts';
import { chooseProxy, isLoopbackName } from '../../services/network/choose-proxy.ts';
import { directRoute, type NetworkRoute } from '../../services/network/network-route.ts';
import { proxiesOfThisSystem } from '../../services/network/system-proxy/system-proxies.ts';
import { systemClock } from '../../services/shell/ports/clock.ts';
import { Secret } from '../../services/secret.ts';
import { type PlaceOptions } from '../session/read-place.ts';
import { exitStatus } from '../terminal/exit-status.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { describeDownloadFailure } from './describe-download-failure.ts';
import { downloadElectron } from './download-electron.ts';
import { DownloadLines } from './download-lines.ts';
import { electronPackageFolder, findElectron } from './find-electron.ts';
import { lookForSandboxObstacle } from './process-sandbox.ts';
import { describeNotShown, type Attempt } from './try-electron.ts';

export type Obtained = { readonly kind: 'executable'; readonly path: string } | Attempt;

/** Electron's executable: what is here, else what may be downloaded and the user wants. */
export async function obtainElectron(
  place: PlaceOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Obtained> {
  const path = findElectron(process.env);
  if (path !== null) return { kind: 'executable', path };
  const folder = electronPackageFolder();
  if (!existsSync(join(folder, 'install.js'))) {
    return { kind: 'next', why: translate('electronNotObtained.no-package') };
  }
  const obstacle = lookForSandboxObstacle(null);
  if (obstacle !== null) return { kind: 'next', why: describeNotShown({ kind: obstacle }) };
  if (!(await isWanted(terminal))) {
    return { kind: 'next', why: translate('electronNotObtained.declined') };
  }
  const lines = new DownloadLines(terminal);
  try {
    const executable = await downloadElectron({
      folder,
      route: routeOf(place),
      signal,
      onAddress: lines.begin,
      onProgress: lines.advance,
    });
    if (executable !== null) return { kind: 'executable', path: executable };
    return { kind: 'next', why: translate('electronNotObtained.unpacking', { text: folder }) };
  } catch (error) {
    if (signal.aborted) return { kind: 'done', status: exitStatus.checkFailed };
    return { kind: 'next', why: describeDownloadFailure(error, lines.host) };
  } finally {
    lines.end();
  }
}

/** Asks before 120 MB come where someone can answer, and another window is to be had. */
async function isWanted(terminal: Terminal): Promise<boolean> {
  const browser = findBrowser(process.platform, process.env);
  if (!terminal.interactive || browser === null) return true;
  const question = translate('downloadElectron', { browser: browser.name });
  const answer = await terminal.ask(`${question} `, { hidden: false });
  return answer !== null && !/^n/iu.test(answer.trim());
}

/** `--proxy`, else what this computer names; the window's own settings are not open yet. */
function routeOf(place: PlaceOptions): NetworkRoute {
  const noPassword = (): Secret => new Secret('');
  const readSystemProxies = proxiesOfThisSystem(systemClock);
  return {
    ...directRoute,
    proxyFor: async (target) => {
      if (place.proxy !== null) return isLoopbackName(target.host) ? null : place.proxy;
      return chooseProxy({ kind: 'system' }, noPassword, await readSystemProxies(), target);
    },
  };
}
