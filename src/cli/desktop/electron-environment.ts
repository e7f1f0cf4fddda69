import { describeProxy } from '../../services/network/proxy-server.ts';
import {
  handshakeVariable,
  proxyPasswordDescriptor,
} from '../../services/shell/start-handshake.ts';
import { childEnvironment } from '../../services/shell/child-environment.ts';
import { type PlaceOptions } from '../session/read-place.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What Collega in Electron reads itself; passphrase, secret and token are not among them. */
const ownSettings = ['COLLEGA_DATA_DIR', 'COLLEGA_LOG_LEVEL', 'COLLEGA_PROXY'];

/**
 * Variables that make Electron something else than the application: a plain Node (editors built on
 * Electron export the first one into their terminals), or a Node with scripts and a debugger of
 * others (electronjs.org/docs/latest/api/environment-variables).
 */
const misleading = [
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_NO_ASAR',
  'ELECTRON_NO_ATTACH_CONSOLE',
  'ELECTRON_FORCE_IS_PACKAGED',
  'ELECTRON_DEFAULT_ERROR_MODE',
  'NODE_OPTIONS',
  'NODE_V8_COVERAGE',
];

/** What Collega in Electron is started with: the place that the command line names, and a secret. */
export interface ElectronStart {
  readonly env: Record<string, string>;
  /** For the pipe of `proxyPasswordDescriptor`; null where there is none. */
  readonly proxyPassword: string | null;
}

/**
 * Windows starts Chromium's processes after the first line of JavaScript, which takes the variable
 * away; a program without a console is given no pipes there but the standard ones.
 */
export function startOfElectron(
  env: Environment,
  place: PlaceOptions,
  platform: NodeJS.Platform,
): ElectronStart {
  const password = place.proxy?.password.reveal() ?? '';
  const kept = electronEnvironment(env, place);
  if (password === '') return { env: kept, proxyPassword: null };
  if (platform === 'win32') {
    return { env: { ...kept, COLLEGA_PROXY_PASSWORD: password }, proxyPassword: null };
  }
  const { variable, number } = proxyPasswordDescriptor;
  return { env: { ...kept, [variable]: String(number) }, proxyPassword: password };
}

function electronEnvironment(env: Environment, place: PlaceOptions): Record<string, string> {
  const kept = Object.entries(childEnvironment(env)).filter(
    // Windows takes a variable's name in any case.
    ([name]) => !misleading.includes(name.toUpperCase()),
  );
  const own = ownSettings.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...(Object.fromEntries([...kept, ...own]) as Record<string, string>),
    ...(place.data === null ? {} : { COLLEGA_DATA_DIR: place.data }),
    ...(place.proxy === null ? {} : { COLLEGA_PROXY: nameProxy(place.proxy) }),
    [handshakeVariable]: '1',
  };
}

/** With the user's name and without the password, which travels in a variable of its own. */
function nameProxy(proxy: NonNullable<PlaceOptions['proxy']>): string {
  if (proxy.username === '') return describeProxy(proxy);
  return describeProxy(proxy).replace('://', `://${encodeURIComponent(proxy.username)}@`);
}
