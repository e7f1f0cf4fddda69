import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Ended, runCollega } from './support/run-collega.ts';

/** Runs `collega sandbox` until it says how to end it, or until JSON is complete. */
function runSandbox(...args: string[]): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'collega-sandbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return runCollega(['--data', folder, 'sandbox', ...args], {
    onOutput: (text, interrupt) => {
      if (/Ctrl\+C ends it|\n\}\n$/.test(text)) interrupt();
    },
  });
}

test('the sandbox prints what is typed into an Odoo, ready to copy', async () => {
  const { status, out } = await runSandbox('--odoo-url', 'http://localhost:8069/');
  expect(out).toMatch(/^ {2}ID {26}0c011e6a-5a4d-4b0c-8d2e-1f0e7a5c0b0a$/m);
  expect(out).toMatch(/^ {2}Secret {22}practice~\S+$/m);
  expect(out).toMatch(
    /^ {2}microsoft_outlook\.endpoint {2}http:\/\/127\.0\.0\.1:\d+\/common\/oauth2\/v2\.0\/$/m,
  );
  expect(out).toMatch(/^ {2}web\.base\.url {16}http:\/\/localhost:8069$/m);
  expect(out).toMatch(/^ {2}Outgoing server {13}localhost, \d+, TLS \(STARTTLS\)$/m);
  expect(out).toMatch(/^ {2}Incoming server {13}localhost, \d+, SSL\/TLS$/m);
  for (const version of [16, 17, 18, 19])
    expect(out).toMatch(new RegExp(`^ {2}Odoo ${version} {2}http://localhost:\\d+$`, 'm'));
  expect(out).toMatch(/^ {2}Login admin, API key [0-9a-f]{40}$/m);
  expect(status).not.toBe(2);
});

test('its JSON has the same, and the endpoint resolves', async () => {
  const { out } = await runSandbox('--json');
  const { odooSetUp, origin } = JSON.parse(out) as {
    odooSetUp: Record<string, unknown>;
    origin: string;
  };
  expect(odooSetUp).toMatchObject({
    endpoint: `${origin}/common/oauth2/v2.0/`,
    redirectUri: 'https://odoo.example.com/microsoft_outlook/confirm',
  });
});

test.each([
  [['--odoo-url', 'http://odoo.lan'], '--odoo-url: http://odoo.lan cannot be registered'],
  [['--host', '0.0.0.0'], '--host: 0.0.0.0 is not an address of this computer.'],
  [['--host', '192.0.2.7'], '--host: 192.0.2.7 is not an address of this computer.'],
])('%o is wrong use', async (args, message) => {
  const { status, err } = await runSandbox(...args);
  expect(status).toBe(2);
  expect(err).toContain(message);
});

test('a name that only a container knows is answered to, and said so', async () => {
  const { out, err } = await runSandbox('--host', 'host.docker.invalid');
  expect(err).toContain('listen on loopback alone and answer to the name host.docker.invalid');
  expect(out).toMatch(/endpoint {2}http:\/\/host\.docker\.invalid:\d+\/common/);
});
