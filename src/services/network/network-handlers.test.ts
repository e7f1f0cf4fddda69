import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { type ProxySetting } from '../../contract/network.ts';
import { describe, expect, it } from 'vitest';
import { issueTestCertificates } from '../connection-tests/testing/test-certificates.ts';
import { createMemoryRecordsFile } from '../store/records/memory-records-file.ts';
import { createFakeSecretStore } from '../testing/fake-secret-store.ts';
import { startCollega, temporaryFolder } from '../testing/start-collega.ts';
import { Secret } from '../secret.ts';
import { Vault } from '../store/vault/vault.ts';
import { readNetworkRoute } from './network-route.ts';
import { noProxies, type FoundProxies } from './system-proxy/found-proxies.ts';
import { type Environment, readEnvironmentProxy } from './system-proxy/read-environment-proxy.ts';
import { readExtraAuthorities } from './trust-store.ts';

const foundIn = (environment: Environment): FoundProxies =>
  readEnvironmentProxy(environment) ?? noProxies;
const direct = {
  readSystemProxies: () => Promise.resolve(noProxies),
  beforeUse: () => Promise.resolve(),
};
const http = { kind: 'http', host: 'proxy.example', port: 3128, username: 'anna' } as const;

describe('the network settings', () => {
  it('begin with what the environment says, without its credentials', async () => {
    const environment = { HTTPS_PROXY: 'http://anna:CANARY@web:3128', all_proxy: 'socks5://all' };
    const { get } = await startCollega({
      readSystemProxies: () => Promise.resolve(foundIn(environment)),
    });
    expect(await get('network.read', {})).toEqual({
      proxy: { kind: 'system' },
      hasPassword: false,
      systemProxies: {
        source: 'environment',
        https: 'http://web:3128',
        mail: 'socks5://all:1080',
        script: null,
        unusable: null,
      },
      certificateAuthorities: [],
    });
  });

  it('are read from records that were stored before there were any', async () => {
    const recordsFile = createMemoryRecordsFile();
    recordsFile.write({
      schema: 1,
      clients: [],
      mailServers: [],
      mailboxLinks: [],
      settings: { language: 'it', theme: 'dark' },
    });
    const { get } = await startCollega({ recordsFile });
    expect(await get('network.read', {})).toMatchObject({ proxy: { kind: 'system' } });
    expect(await get('settings.read', {})).toMatchObject({ language: 'it', theme: 'dark' });
  });

  it('survive a change of language, and the other way round', async () => {
    const { get } = await startCollega();
    await get('network.saveProxy', { proxy: http, password: 'secret' });
    await get('settings.save', { language: 'it', theme: 'dark' });
    expect(await get('network.read', {})).toMatchObject({ proxy: http });
    await get('network.saveProxy', { proxy: { kind: 'none' }, password: null });
    expect(await get('settings.read', {})).toMatchObject({ language: 'it' });
  });

  it('keep the password in the vault, and never tell it', async () => {
    const recordsFile = createMemoryRecordsFile();
    const secretStore = createFakeSecretStore();
    const { get, options, log, events } = await startCollega({ recordsFile, secretStore });
    const saved = await get('network.saveProxy', { proxy: http, password: 'CANARY-proxy' });
    expect(saved).toMatchObject({ hasPassword: true });
    expect(JSON.stringify([saved, recordsFile.read(), log, events])).not.toContain('CANARY');
    const path = join(options.dataFolder, 'vault.json');
    const vault = await Vault.open({ path, secretStore, passphrase: null });
    const route = readNetworkRoute({
      settings: { proxy: http, certificateAuthorities: [] },
      vault,
      ...direct,
      override: null,
    });
    const smtp = { use: 'mail', host: 'smtp.office365.com', port: 587 } as const;
    const proxy = await route.proxyFor(smtp);
    expect(proxy).toMatchObject(http);
    expect(proxy?.password.reveal()).toBe('CANARY-proxy');
    expect(inspect(proxy) + JSON.stringify(proxy)).not.toContain('CANARY');
    expect(await get('network.saveProxy', { proxy: http, password: null })).toMatchObject({
      hasPassword: true,
    });
    await get('network.saveProxy', { proxy: { ...http, username: '' }, password: null });
    expect([...vault.names(null)]).toEqual(['trusted-network']);
  });

  it.each([
    [{ ...http, host: 'http://proxy' }, 'proxy.host', 'not-a-host-name'],
    [{ ...http, port: 0 }, 'proxy.port', 'not-a-port'],
  ])('name the field that is wrong: %j', async (proxy, field, problem) => {
    const { refusal } = await startCollega();
    expect(await refusal('network.saveProxy', { proxy, password: null })).toEqual({
      kind: 'invalid-input',
      problems: [{ field, problem }],
    });
  });
});

describe('an added authority', () => {
  it('is shown by names and dates, kept once, and can be removed', async () => {
    const { authority } = await issueTestCertificates();
    const { get } = await startCollega();
    const pem = `Company CA\n${authority}\nthe end`;
    await get('network.addCertificateAuthority', { pem });
    const { certificateAuthorities } = await get('network.addCertificateAuthority', { pem });
    expect(certificateAuthorities).toMatchObject([
      { subject: 'CN=Test authority', issuer: 'CN=Test authority', expired: false },
    ]);
    expect(JSON.stringify(certificateAuthorities)).not.toContain('BEGIN');
    const fingerprint256 = certificateAuthorities[0]?.fingerprint256 ?? '';
    const after = await get('network.removeCertificateAuthority', { fingerprint256 });
    expect(after.certificateAuthorities).toEqual([]);
  });

  it('leaves a private key that stood beside it out', async () => {
    const { authority, key } = await issueTestCertificates();
    const recordsFile = createMemoryRecordsFile();
    const { get } = await startCollega({ recordsFile });
    await get('network.addCertificateAuthority', { pem: `${key}\n${authority}` });
    expect(JSON.stringify(recordsFile.read())).not.toContain('PRIVATE');
  });

  it.each([
    ['what is none', () => 'hello', 'not-a-certificate'],
    [
      'what looks like one',
      () => '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      'not-a-certificate',
    ],
    [
      "a server's own certificate",
      async () => (await issueTestCertificates()).cert,
      'not-an-authority',
    ],
  ])('refuses %s', async (_what, make, problem) => {
    const { refusal } = await startCollega();
    expect(await refusal('network.addCertificateAuthority', { pem: await make() })).toEqual({
      kind: 'invalid-input',
      problems: [{ field: 'pem', problem }],
    });
  });
});

it('a proxy named for this run wins over the settings, except towards this machine', async () => {
  const override = { ...http, password: new Secret('p') };
  const route = readNetworkRoute({
    settings: { proxy: { kind: 'none' }, certificateAuthorities: [] },
    vault: { has: () => false, read: () => null },
    ...direct,
    override,
  });
  expect(await route.proxyFor({ use: 'https', host: 'login.example', port: 443 })).toEqual(
    override,
  );
  expect(await route.proxyFor({ use: 'mail', host: '127.0.0.1', port: 587 })).toBeNull();
  expect(await route.proxyOfWindow('https://login.example/a')).toEqual({
    kind: 'fixed',
    server: 'http://proxy.example:3128',
    username: 'anna',
    password: override.password,
  });
  expect(await route.proxyOfWindow('http://127.0.0.1:4711/a')).toEqual({ kind: 'direct' });
});

it('NODE_EXTRA_CA_CERTS is read as Node reads it: certificates alone, trouble passed over', async () => {
  const { authority, key } = await issueTestCertificates();
  const path = join(temporaryFolder(), 'extra.pem');
  writeFileSync(path, `${key}${authority}`);
  expect(readExtraAuthorities(path).map((pem) => pem.trim())).toEqual([authority.trim()]);
  expect(readExtraAuthorities('/nowhere/extra.pem')).toEqual([]);
  expect(readExtraAuthorities(undefined)).toEqual([]);
});

describe('a proxy script, which is not run', () => {
  const scripted = {
    ...noProxies,
    source: 'windows',
    script: 'http://u:pw@wpad/proxy.pac',
  } as const;
  const routeOf = (found: FoundProxies, proxy: ProxySetting = { kind: 'system' }) =>
    readNetworkRoute({
      settings: { proxy, certificateAuthorities: [] },
      vault: { has: () => false, read: () => null },
      ...direct,
      readSystemProxies: () => Promise.resolve(found),
      override: null,
    });

  it('is named where it would have chosen, without its credentials', async () => {
    const route = routeOf(scripted);
    expect(await route.unusedScript('login.example')).toBe('http://wpad/proxy.pac');
    expect(await route.unusedScript('127.0.0.1')).toBeNull();
  });

  it('is not blamed where a proxy is set, or the network is asked as everywhere on Windows', async () => {
    expect(await routeOf(scripted, http).unusedScript('login.example')).toBeNull();
    expect(await routeOf({ ...scripted, script: 'wpad' }).unusedScript('login.example')).toBeNull();
  });
});
