import { describe, expect, it } from 'vitest';
import { networkCalls } from '../../../contract/network.ts';
import { proxySettingOf, proxyValues } from './proxy-values.ts';

describe('the fields of the proxy', () => {
  it.each([
    { kind: 'none' },
    { kind: 'system' },
    { kind: 'http', host: 'proxy', port: 3128, username: 'anna' },
    { kind: 'socks', host: 'proxy', port: 1080, username: '' },
  ] as const)('come back as they were: %j', (proxy) => {
    expect(proxySettingOf(proxyValues(proxy))).toEqual({ proxy, password: null });
  });

  it('send a password only when one was typed', () => {
    const values = { kind: 'http', host: 'p', port: '80', username: 'a', password: 'x' } as const;
    expect(proxySettingOf(values).password).toBe('x');
    expect(proxySettingOf({ ...values, password: '' }).password).toBeNull();
  });

  it.each(['', ' ', '80a', '0', '65536', '-1'])('have the port "%s" refused', (port) => {
    const typed = { kind: 'http', host: 'p', port, username: '', password: '' } as const;
    const parsed = networkCalls['network.saveProxy'].input.safeParse(proxySettingOf(typed));
    expect(parsed.error?.issues).toMatchObject([
      { path: ['proxy', 'port'], message: 'not-a-port' },
    ]);
  });
});
