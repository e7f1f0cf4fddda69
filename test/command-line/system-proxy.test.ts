import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  startConnectProxy,
  startSocksProxy,
} from '../../src/services/network/testing/proxy-double.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { runCollega } from './support/run-collega.ts';

let folder = '';
let sandbox: Sandbox;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collega-system-proxy-'));
  sandbox = await startSandbox({ stateFolder: null });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

/** A desktop like GNOME whose settings name this: `gsettings` stands in for it. */
function desktopWith(lines: readonly string[]): Record<string, string> {
  const tool = join(folder, 'gsettings');
  const said = ["org.gnome.system.proxy mode 'manual'", ...lines].join('\n');
  writeFileSync(tool, `#!/bin/sh\ncat <<'END'\n${said}\nEND\n`);
  chmodSync(tool, 0o755);
  const variables = [
    'https_proxy',
    'HTTPS_PROXY',
    'all_proxy',
    'ALL_PROXY',
    'no_proxy',
    'NO_PROXY',
  ];
  return {
    XDG_CURRENT_DESKTOP: 'GNOME',
    PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
    ...Object.fromEntries(variables.map((name) => [name, ''])),
  };
}

const socksOf = (port: number): string[] => [
  "org.gnome.system.proxy.socks host '127.0.0.1'",
  `org.gnome.system.proxy.socks port ${port}`,
];
const httpsOf = (port: number): string[] => [
  "org.gnome.system.proxy.https host '127.0.0.1'",
  `org.gnome.system.proxy.https port ${port}`,
];

// A stand-in for gsettings is a script; those for reg.exe and scutil are in the unit tests.
describe.skipIf(process.platform !== 'linux')('the proxy that the desktop is set to', () => {
  const place = (): string[] => {
    const { port } = sandbox.environment.imap;
    return ['--host', 'imap.contoso.example', '--port', String(port), '--user', 'a@b.example'];
  };

  test('carries a mail test where it is SOCKS, and the command says so once', async () => {
    const proxy = await startSocksProxy();
    const env = desktopWith(socksOf(proxy.server.port));
    const { err } = await runCollega(['probe', 'imap', ...place()], { input: 'token', env });
    expect(proxy.asked).toEqual([`imap.contoso.example:${sandbox.environment.imap.port}`]);
    const said = `Connections go over the proxy socks5://127.0.0.1:${proxy.server.port} (settings of GNOME).`;
    expect(err.split(said)).toHaveLength(2);
  });

  test('carries the questions to the sign-in service, each named host left to it', async () => {
    const proxy = await startConnectProxy({ answer: 'HTTP/1.1 403 Forbidden\r\n\r\n' });
    const env = desktopWith(httpsOf(proxy.server.port));
    const data = ['--data', join(folder, 'data')];
    const app = [
      ...['--application-id', '11111111-2222-3333-4444-555555555555'],
      ...['--odoo-url', 'https://odoo.contoso.example'],
    ];
    const added = await runCollega(['client', 'add', '--name', 'Contoso', ...app, ...data], {
      input: 'a-secret-value',
      env: { ...env, COLLEGA_PASSPHRASE: 'a long enough passphrase' },
    });
    expect(added.status, added.err).toBe(0);
    const { err } = await runCollega(['guide', '--check', ...data], {
      env: { ...env, COLLEGA_PASSPHRASE: 'a long enough passphrase' },
    });
    expect(new Set(proxy.asked)).toEqual(new Set(['login.microsoftonline.com:443']));
    expect(err).toContain(`http://127.0.0.1:${proxy.server.port} (settings of GNOME)`);
  });
});
