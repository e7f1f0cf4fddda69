import { describe, expect, it } from 'vitest';
import { fillCommand } from '../../../src/services/diagnosis/finding-params.ts';
import { openReport } from '../../../src/services/reports/open-report.ts';
import { catalogue } from '../../../src/services/diagnosis/catalogue/catalogue.ts';
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

function openWith(code: string) {
  const text = JSON.stringify(sampleBundle(), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'code' in value && 'commands' in value
      ? { ...value, code, params: hostile }
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

  it('quotes a value that would be a parameter of PowerShell', () => {
    const filled = fillCommand('Test-NetConnection {host}', { host: '-Foo' });
    expect(filled).toBe("Test-NetConnection '-Foo'");
  });
});
