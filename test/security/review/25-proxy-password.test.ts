import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startOfElectron } from '../../../src/cli/desktop/electron-environment.ts';
import { runElectron } from '../../../src/cli/desktop/run-electron.ts';
import { type PlaceOptions } from '../../../src/cli/session/read-place.ts';
import { takeProxyPassword } from '../../../src/main/take-proxy-password.ts';
import { Secret } from '../../../src/services/secret.ts';
import { systemClock } from '../../../src/services/shell/ports/clock.ts';

const canary = 'CANARY-proxy-password';
const place: PlaceOptions = {
  sandbox: false,
  data: null,
  proxy: {
    kind: 'http',
    host: 'proxy.example',
    port: 3128,
    username: 'anna',
    password: new Secret(canary),
  },
  passphraseDescriptor: null,
};

/** Stands in for Electron: says what its environment and the pipe hold. */
function electronThatTells(): string {
  const folder = mkdtempSync(join(tmpdir(), 'collega-electron-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const script = join(folder, 'electron.mjs');
  writeFileSync(
    script,
    `import { readFileSync } from 'node:fs';
     process.stdout.write('collega-handshake: window-shown\\n');
     process.stdout.write('environment ' + JSON.stringify(process.env) + '\\n');
     process.stdout.write('pipe ' + readFileSync(3, 'utf8') + '\\n');`,
  );
  return script;
}

describe('finding 25: the password of COLLEGA_PROXY and the processes of Chromium', () => {
  // Windows starts those processes after the variable was taken away: see startOfElectron.
  it.skipIf(process.platform === 'win32')(
    'Electron gets it by a pipe, and its environment does not hold it',
    async () => {
      const lines: string[] = [];
      const end = await runElectron({
        executable: process.execPath,
        args: [electronThatTells()],
        ...startOfElectron({ ...process.env, COLLEGA_PROXY_PASSWORD: canary }, place, 'linux'),
        clock: systemClock,
        signal: new AbortController().signal,
        onShown: () => undefined,
        onOutput: (line) => lines.push(line),
      });
      expect(end).toEqual({ kind: 'closed' });
      const [environment = '', pipe = ''] = lines;
      expect(environment).toContain('http://anna@proxy.example:3128');
      expect(environment).not.toContain('CANARY');
      expect(pipe).toBe(`pipe ${canary}`);
    },
  );

  it('Collega in Electron takes it out of its environment before anything else', () => {
    const piped = { COLLEGA_PROXY_PASSWORD_FD: '3', COLLEGA_PROXY: 'http://proxy' };
    expect(takeProxyPassword(piped, (descriptor) => `${canary} of ${descriptor}`)).toBe(
      `${canary} of 3`,
    );
    expect(piped).toEqual({ COLLEGA_PROXY: 'http://proxy' });
    const given = { COLLEGA_PROXY_PASSWORD: canary };
    expect(takeProxyPassword(given)).toBe(canary);
    expect(given).toEqual({});
  });
});
