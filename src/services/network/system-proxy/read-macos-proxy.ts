import { type RunTool } from '../../shell/run-system-tool.ts';
import { type FoundProxies, noProxies } from './found-proxies.ts';
import { parseProxyAddress, type ProxyServer } from '../proxy-server.ts';
import { hostAndPort } from '../../../contract/host-and-port.ts';

/** The proxy of macOS (System Settings, Network, Details, Proxies), as `scutil --proxy` prints it. */
export async function readMacosProxy(run: RunTool): Promise<FoundProxies> {
  const settings = readDictionary(await run('/usr/sbin/scutil', ['--proxy']).catch(() => ''));
  const web = serverOf(settings, 'HTTPS', 'http');
  const socks = serverOf(settings, 'SOCKS', 'socks5');
  const script = settings.values.get('ProxyAutoConfigURLString') ?? '';
  return {
    ...noProxies,
    source: 'macos',
    https: web ?? socks,
    mail: socks,
    exempt: [
      ...settings.exceptions,
      ...(settings.values.get('ExcludeSimpleHostnames') === '1' ? ['<local>'] : []),
    ],
    script:
      settings.values.get('ProxyAutoConfigEnable') === '1' && script !== ''
        ? script
        : settings.values.get('ProxyAutoDiscoveryEnable') === '1'
          ? 'wpad'
          : null,
  };
}

interface Dictionary {
  readonly values: ReadonlyMap<string, string>;
  readonly exceptions: readonly string[];
}

/**
 * Reads the outermost level alone: under `__SCOPED__` stand those of each interface, of which the
 * primary one's are the outermost already.
 */
function readDictionary(text: string): Dictionary {
  const values = new Map<string, string>();
  const exceptions: string[] = [];
  let depth = 0;
  let inExceptions = false;
  for (const line of text.split(/\r?\n/u)) {
    const entry = /^\s*(\S+) : (.*?)\s*$/u.exec(line);
    const key = entry?.[1] ?? '';
    const value = entry?.[2] ?? '';
    if (/\{\s*$/u.test(line)) {
      depth += 1;
      inExceptions = depth === 2 && key === 'ExceptionsList';
    } else if (/^\s*\}/u.test(line)) {
      depth -= 1;
      inExceptions = false;
    } else if (entry !== null && depth === 1) values.set(key, value);
    else if (entry !== null && inExceptions) exceptions.push(value);
  }
  return { values, exceptions };
}

function serverOf(
  { values }: Dictionary,
  kind: 'HTTPS' | 'SOCKS',
  scheme: string,
): ProxyServer | null {
  const host = values.get(`${kind}Proxy`) ?? '';
  if (values.get(`${kind}Enable`) !== '1' || host === '') return null;
  const port = Number(values.get(`${kind}Port`) ?? '0') || (kind === 'HTTPS' ? 80 : 1080);
  return parseProxyAddress(`${scheme}://${hostAndPort(host, port)}`);
}
