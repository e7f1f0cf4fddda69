import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { odooAddress, type Authority } from '../../contract/azure-app.ts';
import { temporaryFolder } from '../testing/start-collega.ts';
import { quoteForBash } from './quote-for-bash.ts';
import { writeRegistrationScript } from './registration-script.ts';

/** The script is for Azure Cloud Shell; `bash` of Windows is WSL's stub, which may not be installed. */
const describeWithBash = describe.skipIf(process.platform === 'win32');

const tenantId = '5a4d8b0c-7c1e-4f3a-9b2d-0e1f2a3b4c5d';
const appId = '0c011e6a-5a4d-4b0c-8d2e-1f0e7a5c0b0a';
const redirectUri = 'https://odoo.example.com/microsoft_outlook/confirm';
const now = Date.parse('2026-11-23T10:00:00Z');

function scriptFor(name: string, change: { applicationId?: string; authority?: Authority } = {}) {
  const azureApp = {
    applicationId: '',
    secretExpiresOn: null,
    authority: { kind: 'common' } as const,
    cloud: 'global' as const,
    odooUrl: 'https://odoo.example.com',
    ...change,
  };
  return writeRegistrationScript({ name, azureApp }, 'en', now) ?? expect.fail('no script');
}

/**
 * An Azure CLI that notes every call and answers from what it is told is there already. Arguments are
 * noted one a line, which none of them may contain.
 */
function startFakeAz(
  there: {
    registered?: string;
    uris?: string;
    urisUnreadable?: boolean;
    exchange?: boolean;
    secretUntil?: string;
  } = {},
) {
  const folder = temporaryFolder();
  const log = join(folder, 'calls');
  writeFileSync(log, '');
  const az = join(folder, 'az');
  writeFileSync(
    az,
    `#!/bin/bash
printf '%s\\n' "$@" END >>'${log}'
case "$*" in
  *"account show"*) echo '${tenantId}' ;;
  *"cloud show"*) echo AzureCloud ;;
  *"app list"*) printf '%b' '${there.registered ?? ''}' ;;
  *"app create"*) echo '${appId}' ;;
  *"app show"*signInAudience*) echo AzureADandPersonalMicrosoftAccount ;;
  *"app show"*redirectUris*) ${there.urisUnreadable ? 'exit 1' : `printf '%b' '${there.uris ?? ''}'`} ;;
  *"sp show"*00000002-*SMTP*) ${there.exchange === false ? 'exit 3' : "echo 'id-of-exchange-send'"} ;;
  *"sp show"*00000002-*IMAP*) ${there.exchange === false ? 'exit 3' : "echo 'id-of-exchange-imap'"} ;;
  *"sp show"*00000003-*SMTP*) echo 'id-of-graph-send' ;;
  *"sp show"*00000003-*IMAP*) echo 'id-of-graph-imap' ;;
  *"sp show"*) exit 3 ;;
  *"credential list"*) printf '%b' '${there.secretUntil ?? ''}' ;;
  *"credential reset"*) echo 'the-secret-value' ;;
esac
`,
  );
  chmodSync(az, 0o755);
  return {
    run: (script: string, shell: readonly string[] = ['bash']) => {
      const [program = 'bash', ...args] = shell;
      const env = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
      return spawnSync(program, args, {
        input: script,
        env,
        encoding: 'utf8',
        timeout: 15_000,
        cwd: folder,
      });
    },
    wasLeft: () => existsSync(join(folder, 'owned')),
    calls: () =>
      readFileSync(log, 'utf8')
        .split('END\n')
        .map((call) => call.split('\n').slice(0, -1))
        .filter((call) => call.length > 0),
  };
}

const callOf = (calls: string[][], ...words: string[]) =>
  calls.find((call) => words.every((word, index) => call[index] === word));

const hostile = [
  "Rossi & Figli's",
  '"; rm -rf ~; echo "',
  "'; touch owned; '",
  '$(touch owned)`touch owned`${HOME}',
  '!! !$ ^a^b',
  '-rf --help=@/etc/passwd',
  '@/etc/passwd',
  'a\nEOF\n)\ntouch owned\t\u0000\u001b[2J',
  'Società «Perù» 株式会社 😀',
  '\\x27\\',
];

const awkward = '\'"\\$`!;&|()<>\n\t #~*?[]{}a0'.split('');

describeWithBash('a value in the script', () => {
  it('is one word of bash and itself again, whatever is in it', () => {
    const values = [
      ...hostile,
      ...fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), 300),
      ...fc.sample(fc.string({ unit: fc.constantFrom(...awkward), maxLength: 30 }), 300),
    ]
      // No argument of any program can hold NUL.
      .map((value) => Buffer.from(value.replaceAll('\u0000', ''), 'utf8').toString('utf8'));
    const script = values.map((value) => `printf '%s\\0' ${quoteForBash(value)}`).join('\n');
    const out = execFileSync('bash', { input: script }).toString('utf8');
    expect(out.split('\0').slice(0, -1)).toEqual(values);
  });

  it('holds nothing that an interactive shell acts upon while it is pasted', () => {
    for (const value of hostile) {
      expect(quoteForBash(value.replaceAll('\u0000', ''))).toMatch(/^\$?'[\w ./:,@%+=\\-]*'$/);
    }
  });
});

describeWithBash('the script', () => {
  it.each(hostile)('cannot be left by the client name %j', (name) => {
    const script = scriptFor(name);
    const checked = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
    expect(checked.stderr).toBe('');
    const az = startFakeAz();
    const { status, stderr } = az.run(script);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(az.wasLeft()).toBe(false);
    const shown = name
      .replace(/\p{C}+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const create = callOf(az.calls(), 'ad', 'app', 'create') ?? [];
    expect(create[3]).toBe(`--display-name=Odoo mail - ${shown}`);
    const list = callOf(az.calls(), 'ad', 'app', 'list') ?? [];
    expect(list[3]).toBe(`--filter=displayName eq 'Odoo mail - ${shown.replaceAll("'", "''")}'`);
    // Nothing but the options is before a value, so that az loads no file for an `@`.
    expect(create.slice(3).filter((word) => word.startsWith('@'))).toEqual([]);
  });

  it('is safe for every address that the contract lets through', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const parsed = odooAddress.safeParse(address);
        const odooUrl = parsed.data ?? '';
        fc.pre(odooUrl !== '');
        const azureApp = {
          applicationId: '',
          secretExpiresOn: null,
          authority: { kind: 'common' },
          cloud: 'global',
          odooUrl,
        } as const;
        expect(writeRegistrationScript({ name: 'x', azureApp }, 'it', now)).toMatch(
          /^redirect_uri='[\w./:-]+'$/m,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('registers everything that the guide asks for, and prints what is to be copied', () => {
    const az = startFakeAz();
    const { stdout } = az.run(scriptFor('Rossi'));
    const calls = az.calls();
    expect(callOf(calls, 'ad', 'app', 'create')).toEqual([
      'ad',
      'app',
      'create',
      '--display-name=Odoo mail - Rossi',
      '--sign-in-audience=AzureADandPersonalMicrosoftAccount',
      '--requested-access-token-version=2',
      '--web-redirect-uris',
      redirectUri,
      '--query=appId',
      '--output=tsv',
    ]);
    const added = calls.filter((call) => call[2] === 'permission').map((call) => call.slice(5, 7));
    expect(added).toEqual([
      ['--api=00000002-0000-0ff1-ce00-000000000000', '--api-permissions=id-of-exchange-send=Scope'],
      ['--api=00000002-0000-0ff1-ce00-000000000000', '--api-permissions=id-of-exchange-imap=Scope'],
    ]);
    expect(callOf(calls, 'ad', 'sp', 'create')).toContain(`--id=${appId}`);
    expect(callOf(calls, 'ad', 'app', 'credential', 'reset')).toContain('--end-date=2027-05-22');
    for (const shown of [appId, 'the-secret-value', tenantId, '2027-05-22']) {
      expect(stdout).toContain(shown);
    }
    expect(stdout).toMatch(
      new RegExp(
        `^https://login\\.microsoftonline\\.com/organizations/v2\\.0/adminconsent\\?.*client_id=${appId}$`,
        'm',
      ),
    );
  });

  it('takes the permissions of Microsoft Graph where the tenant has no Exchange Online', () => {
    const az = startFakeAz({ exchange: false });
    az.run(scriptFor('Rossi'));
    const added = az
      .calls()
      .filter((call) => call[2] === 'permission')
      .map((call) => call[6]);
    expect(added).toEqual([
      '--api-permissions=id-of-graph-send=Scope',
      '--api-permissions=id-of-graph-imap=Scope',
    ]);
  });

  it('run again keeps what is there: no second registration, no lost address, no second secret', () => {
    const az = startFakeAz({
      registered: appId,
      uris: 'https://other.example.com/cb',
      secretUntil: '2027-05-22T00:00:00Z',
    });
    const { stdout } = az.run(scriptFor('Rossi'));
    const calls = az.calls();
    expect(callOf(calls, 'ad', 'app', 'create')).toBeUndefined();
    expect(callOf(calls, 'ad', 'app', 'credential', 'reset')).toBeUndefined();
    expect(callOf(calls, 'ad', 'app', 'update')?.slice(4)).toEqual([
      '--web-redirect-uris',
      'https://other.example.com/cb',
      redirectUri,
    ]);
    expect(stdout).toContain('COLLEGA_NEW_SECRET');
  });

  it('changes no redirect URI when those that are there could not be read', () => {
    const az = startFakeAz({ registered: appId, urisUnreadable: true });
    const { status } = az.run(scriptFor('Rossi'));
    expect(callOf(az.calls(), 'ad', 'app', 'update')).toBeUndefined();
    expect(status).not.toBe(0);
  });

  it('stops where it would touch the wrong thing, and leaves the shell that it was pasted into', () => {
    const several = startFakeAz({ registered: `${appId}\\n${tenantId}` });
    const twice = several.run(`${scriptFor('Rossi')}\necho still here`, ['bash', '-s']);
    expect(twice.stderr).toContain('More than one registration');
    expect(twice.stdout).toContain('still here');
    const az = startFakeAz();
    const other = az.run(
      scriptFor('Rossi', {
        authority: { kind: 'tenant', tenant: '11111111-2222-4333-8444-555555555555' },
      }),
    );
    expect(other.stderr).toContain('az login --tenant 11111111-2222-4333-8444-555555555555');
    expect(callOf(az.calls(), 'ad', 'app', 'create')).toBeUndefined();
  });
});
