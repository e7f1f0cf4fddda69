import { createServer } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { downloadElectron } from '../../../src/cli/desktop/download-electron.ts';
import { startCollega, temporaryFolder } from '../../../src/services/testing/start-collega.ts';
import { directRoute } from '../../../src/services/network/network-route.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const threatModel = read('docs/threat-model.md');

describe('finding 31: updates', () => {
  it('nothing is installed by itself, and nothing asks for them until that is switched on', async () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const updaters = sources.filter(
      (name) =>
        /\.tsx?$/u.test(name) && /autoUpdater|electron-updater/u.test(read(join('src', name))),
    );
    expect(updaters).toEqual([]);
    expect(read('package.json')).not.toMatch(/"(?:electron-updater|update-electron-app)"/u);
    const { get } = await startCollega();
    expect((await get('updates.read', {})).enabled).toBe(false);
    expect(threatModel).toMatch(/Updates: nothing is installed by itself[^\n]*until the user/u);
  });

  it('the sums of each release’s files are made and signed', () => {
    const release = read('.github/workflows/release.yml');
    expect(release).toMatch(/sha256sum[^\n]*> [^\n]*SHA256SUMS/u);
    expect(release).toContain('sign-release');
  });
});

describe('finding 32: the download of Electron', () => {
  it('is said on the screen before the first request, and is an exception that the threat model names', async () => {
    const order: string[] = [];
    const server = createServer((_request, response) => {
      order.push('asked');
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    vi.stubEnv('ELECTRON_MIRROR', mirror);
    vi.stubEnv('electron_config_cache', temporaryFolder());
    onTestFinished(() => void vi.unstubAllEnvs());
    await downloadElectron({
      folder: join(root, 'node_modules/electron'),
      route: directRoute,
      signal: new AbortController().signal,
      onAddress: (address) => order.push(`said ${new URL(address).host}`),
      onProgress: () => undefined,
    }).catch(() => undefined);
    expect(order.slice(0, 2)).toEqual([`said ${new URL(mirror).host}`, 'asked']);
    expect(threatModel).toContain('said on the screen before it happens: `npm start` from source');
  });
});

describe('finding 33: holes of packages, where no registry answers npm audit', () => {
  it('each package is pinned to its content, and none runs a script when it is installed', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { integrity?: string; hasInstallScript?: boolean; link?: boolean }>;
    };
    const locked = Object.entries(packages).filter(([path]) => path !== '');
    expect(locked.length).toBeGreaterThan(300);
    const loose = locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    expect(loose.map(([path]) => path)).toEqual([]);
    expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/mu);
    expect(threatModel).toContain('`npm audit`');
  });
});
