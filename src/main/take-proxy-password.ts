import { readFileSync } from 'node:fs';
import { proxyPasswordDescriptor } from '../services/shell/start-handshake.ts';

type Environment = Record<string, string | undefined>;

/**
 * The password of COLLEGA_PROXY, and takes it out of this process's environment: Chromium's
 * processes inherit that. The command line hands it over by a pipe, since on Linux the process from
 * which pages are started has been made before the first line of JavaScript runs.
 */
export function takeProxyPassword(
  environment: Environment,
  read: (descriptor: number) => string = (descriptor) => readFileSync(descriptor, 'utf8'),
): string | undefined {
  const given = environment['COLLEGA_PROXY_PASSWORD'];
  const piped = environment[proxyPasswordDescriptor.variable];
  Reflect.deleteProperty(environment, 'COLLEGA_PROXY_PASSWORD');
  Reflect.deleteProperty(environment, proxyPasswordDescriptor.variable);
  if (piped !== String(proxyPasswordDescriptor.number)) return given;
  try {
    return read(proxyPasswordDescriptor.number);
  } catch {
    return given;
  }
}
