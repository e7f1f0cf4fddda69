import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { runSystemTool, type RunTool } from '../../shell/run-system-tool.ts';
import { describeFound } from './found-proxies.ts';
import { createSystemProxies } from './system-proxies.ts';
import { isExempt } from './is-exempt.ts';

const scutil = `<dictionary> {
  HTTPSEnable : 1
  HTTPSPort : 8080
  HTTPSProxy : system.example
}`;

function proxiesOf(environment: Record<string, string>, platform: NodeJS.Platform = 'darwin') {
  let asked = 0;
  let now = 0;
  const run: RunTool = () => {
    asked += 1;
    return Promise.resolve(scutil);
  };
  const read = createSystemProxies({ platform, environment, run, clock: { now: () => now } });
  return {
    read,
    asked: () => asked,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('the proxies of this computer', () => {
  it('are those of the variables where one is set: the system is not asked', async () => {
    const { read, asked } = proxiesOf({ HTTPS_PROXY: 'http://named.example:3128' });
    expect(describeFound(await read())).toMatchObject({
      source: 'environment',
      https: 'http://named.example:3128',
    });
    expect(asked()).toBe(0);
  });

  it('are else those of the system, with NO_PROXY counting too', async () => {
    const { read } = proxiesOf({ NO_PROXY: 'contoso.example' });
    const found = await read();
    expect(describeFound(found)).toMatchObject({
      source: 'macos',
      https: 'http://system.example:8080',
    });
    expect(isExempt(found.exempt, { host: 'adfs.contoso.example', port: 443 })).toBe(true);
  });

  it('are asked once for many connections, and again later: the network may be another', async () => {
    const { read, asked, wait } = proxiesOf({});
    await Promise.all([read(), read(), read()]);
    expect(asked()).toBe(1);
    wait(31_000);
    await read();
    expect(asked()).toBe(2);
  });

  it('name one that cannot be used, without its password, instead of none', async () => {
    const { read } = proxiesOf({ HTTPS_PROXY: 'https://anna:CANARY@tls.example:3128' });
    const found = describeFound(await read());
    expect(found).toMatchObject({ https: null, unusable: 'https://tls.example:3128' });
  });

  const tool = spawnSync('gsettings', ['list-recursively', 'org.gnome.system.proxy']);
  const hasGsettings = tool.status === 0;
  it.runIf(hasGsettings)('are read of the gsettings that is installed here', async () => {
    const environment = { XDG_CURRENT_DESKTOP: 'GNOME' };
    const clock = { now: () => 0 };
    const read = createSystemProxies({ platform: 'linux', environment, run: runSystemTool, clock });
    expect((await read()).source).toBe('gnome');
  });
});
