import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type OdooStepResult } from '../../../src/contract/odoo-plan.ts';
import { userError } from '../../../src/sandbox/odoo/odoo-exception.ts';
import { practiceVersions } from '../../../src/sandbox/odoo/odoo-fields.ts';
import { canaries, practiceMailbox } from '../../../src/services/testing/token-authority.ts';
import { startLinkedClient as start } from './linked-client.ts';
import { adminKey } from './practice-odoo.ts';

function outcomes(answer: object): string[] {
  const { results = [] } = answer as { readonly results?: readonly OdooStepResult[] };
  return results.map(({ stepId, outcome, message }) =>
    [stepId.replace(/[0-9a-f-]{36}/, 'SERVER'), outcome, message].filter(Boolean).join(' '),
  );
}

describe.each(practiceVersions)('Odoo %i', (version) => {
  test('is set up from nothing: credentials, archived servers, tokens, Odoo’s tests, then use', async () => {
    const atTest: unknown[] = [];
    const { plan, apply, database, get, clientId, authority } = await start(version, {
      runTest: (_database, _model, server) => {
        atTest.push([server['active'], server['microsoft_outlook_refresh_token'] !== false]);
        return Promise.resolve(true);
      },
    });
    const shown = await plan();
    const kinds = ['create-server', 'hand-over', 'own-test', 'activate'];
    expect(shown.steps.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'set-parameter microsoft_outlook_client_id',
      'set-parameter microsoft_outlook_client_secret',
      'set-parameter microsoft_outlook.endpoint',
      'set-parameter web.base.url.freeze',
      'set-parameter base_setup.default_external_email_server',
      ...kinds.map((kind) => `${kind} Sandbox outgoing`),
      ...kinds.map((kind) => `${kind} Sandbox incoming`),
    ]);
    expect(database.search('ir.mail_server', [], false)).toEqual([]);
    expect(outcomes(await apply(shown)).filter((line) => !/ done\b/.test(line))).toEqual([]);
    // Tested while archived, with a token; in use afterwards.
    expect(atTest).toEqual([
      [false, true],
      [false, true],
    ]);
    const records = ['ir.mail_server', 'fetchmail.server'].map((model) => {
      const [record] = database.search(model, [], false);
      return record ?? expect.fail(`no ${model}`);
    });
    // What is shown of Odoo is from after the writing.
    expect((await get('odoo.compare', { clientId }))?.differences).toEqual([]);
    expect(records.map((record) => record['active'])).toEqual([true, true]);
    expect(records[1]?.['state']).toBe('done');
    // Each a refresh of its own, and neither is the one that Collega keeps.
    const given = records.map((record) => record['microsoft_outlook_refresh_token']);
    expect(given).toEqual([`${canaries.refresh}-2`, `${canaries.refresh}-3`]);
    expect(records.map((record) => record['microsoft_outlook_access_token'])).toEqual([
      false,
      false,
    ]);
    expect(authority.asked.map((form) => form.get('refresh_token'))).toEqual([
      null,
      `${canaries.refresh}-1`,
      `${canaries.refresh}-1`,
    ]);
    expect(database.parameter('microsoft_outlook_client_secret')).toBe(canaries.secret);
    const again = await plan();
    expect(again.steps.filter((step) => step.proposed)).toEqual([]);
    const compared = await get('odoo.compare', { clientId });
    expect(compared?.differences).toEqual([]);
  });

  test('is put back by undo: values before, tokens removed, created servers archived', async () => {
    const { plan, apply, database, get, clientId, ask } = await start(version);
    await apply(await plan());
    const answer = await get('odoo.undo', { clientId });
    if (answer.outcome !== 'applied') return expect.fail(JSON.stringify(answer));
    expect(outcomes(answer).filter((line) => !/ done\b/.test(line))).toEqual([]);
    for (const model of ['ir.mail_server', 'fetchmail.server']) {
      expect(database.search(model, [], false)).toMatchObject([
        { active: false, microsoft_outlook_refresh_token: false },
      ]);
    }
    expect(database.parameter('microsoft_outlook_client_id')).toBeNull();
    expect(database.parameter('microsoft_outlook_client_secret')).toBeNull();
    expect(database.parameter('web.base.url.freeze')).toBeNull();
    expect(await ask('odoo.undo', { clientId })).toMatchObject({
      value: { trouble: { code: 'nothing-to-undo' } },
    });
  });

  test('whose own test refuses keeps the new server archived and says Odoo’s words', async () => {
    const words = `The server refused the sender address (a@x) with error b'5.7.57 Client not authenticated refresh_token=${canaries.refresh}-2'`;
    const { plan, apply, database } = await start(version, {
      runTest: () => Promise.reject(userError(words)),
    });
    const answer = await apply(await plan());
    expect(JSON.stringify(answer)).not.toContain(canaries.refresh);
    expect(outcomes(answer).slice(5, 9)).toEqual([
      'create-server:ir.mail_server:SERVER done',
      'hand-over:ir.mail_server:SERVER:microsoft_outlook_refresh_token done',
      expect.stringMatching(/^own-test:ir.mail_server:SERVER failed The server refused .*5\.7\.57/),
      expect.stringMatching(/^activate:ir.mail_server:SERVER:active skipped/),
    ]);
    expect(database.search('ir.mail_server', [], false)).toMatchObject([{ active: false }]);
  });

  test('is not written when it or Collega changed since the plan was shown', async () => {
    const { plan, apply, database } = await start(version);
    const shown = await plan();
    database.setParameter('microsoft_outlook_client_id', 'typed-by-another');
    expect(await apply(shown)).toMatchObject({ trouble: { code: 'plan-outdated' } });
    expect(database.search('ir.mail_server', [], false)).toEqual([]);
  });

  test('is never written where it is a copy for testing', async () => {
    const { get, clientId, ask } = await start(version, { database: 'staging', linked: false });
    expect(await get('odoo.plan', { clientId })).toMatchObject({
      trouble: { code: 'neutralized' },
    });
    const input = { clientId, fingerprint: '', stepIds: ['x'], installModule: true };
    expect(await ask('odoo.apply', input)).toMatchObject({
      value: { trouble: { code: 'neutralized' } },
    });
  });

  test('without the module has one step, which wants a confirmation of its own', async () => {
    const { plan, get, clientId, database } = await start(version, {
      database: 'no-module',
      linked: false,
    });
    const { steps, fingerprint } = await plan();
    expect(steps).toMatchObject([{ kind: 'install-module', proposed: false, undo: 'impossible' }]);
    const input = { clientId, fingerprint, stepIds: steps.map(({ id }) => id) };
    const refused = await get('odoo.apply', { ...input, installModule: false });
    expect(refused).toMatchObject({ results: [{ outcome: 'failed' }] });
    expect(database.outlookInstalled).toBe(false);
    const done = await get('odoo.apply', { ...input, installModule: true });
    expect(done).toMatchObject({ results: [{ outcome: 'done' }] });
    expect(database.outlookInstalled).toBe(true);
    expect((await plan()).steps.length).toBeGreaterThan(5);
  });

  test('gets no token while its ID, secret or endpoint is another', async () => {
    const { plan, apply, database } = await start(version);
    const shown = await plan();
    const tokens = shown.steps.filter(({ kind }) => ['create-server', 'hand-over'].includes(kind));
    const answer = await apply(
      shown,
      tokens.map(({ id }) => id),
    );
    expect(outcomes(answer)[1]).toMatch(/^hand-over:.* failed Odoo’s ID, secret or endpoint/);
    expect(database.search('ir.mail_server', [], false)).toMatchObject([
      { microsoft_outlook_refresh_token: false },
    ]);
  });

  test('needs a linked mailbox before a token is handed over', async () => {
    const { plan } = await start(version, { linked: false });
    const blocked = (await plan()).steps.filter(({ kind }) => kind === 'hand-over');
    expect(blocked.map((step) => step.blocked)).toEqual(['no-link', 'no-link']);
  });
});

test('a record that another changes between the plan and its write is left alone', async () => {
  const { plan, apply, database, odoo } = await start(18, { database: 'linked' });
  database.write('ir.mail_server', [1], { smtp_user: practiceMailbox });
  const before = odoo.requests.length;
  const shown = await plan();
  const read = odoo.requests.length - before;
  const step = shown.steps.find(
    ({ kind, model }) => kind === 'set-field' && model === 'ir.mail_server',
  );
  if (step === undefined) return expect.fail('no field to set');
  let asked = 0;
  odoo.onRequest = () => {
    asked += 1;
    // After everything was read again, right before the first write.
    const [record] = database.browse('ir.mail_server', [1]);
    if (asked === read + 1 && record) record['write_date'] = '2031-01-01 00:00:00';
  };
  const answer = await apply(shown, [step.id]);
  expect(outcomes(answer)).toEqual([expect.stringContaining(' changed ')]);
});

test('no token is handed to a record that names another host, when its change was not chosen', async () => {
  const { plan, apply, database } = await start(18);
  await apply(await plan());
  const [record] = database.search('ir.mail_server', [], false);
  const foreign = { smtp_host: 'mail.attacker.example', microsoft_outlook_refresh_token: false };
  database.write('ir.mail_server', [record?.id ?? 0], foreign);
  const shown = await plan();
  const token = shown.steps.filter(
    ({ kind, model }) => kind === 'hand-over' && model === 'ir.mail_server',
  );
  const answer = await apply(
    shown,
    token.map(({ id }) => id),
  );
  expect(outcomes(answer)).toEqual([
    expect.stringMatching(/ failed Odoo’s record names another host/),
  ]);
  expect(database.search('ir.mail_server', [], false)).toMatchObject([
    { microsoft_outlook_refresh_token: false },
  ]);
});

test('neither disk, log, events nor answers hold a token or the key in the clear', async () => {
  const { plan, apply, get, clientId, events, log, options } = await start(18);
  const answers = [await plan(), await apply(await plan()), await get('odoo.runs', { clientId })];
  const seen = JSON.stringify([answers, events, log]);
  const files = readdirSync(options.dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
  expect(files).toContain('collega.odoo-runs/1');
  for (const canary of [canaries.refresh, canaries.access, canaries.secret, adminKey]) {
    expect(seen).not.toContain(canary);
    expect(files).not.toContain(canary);
  }
});

test('a step that Odoo’s own test fails says what stands behind Odoo’s words, and who must act', async () => {
  const words =
    "The server refused the sender address (works@sandbox.example) with error b'5.7.57 Client not authenticated to send mail.'";
  const { plan, apply } = await start(18, { runTest: () => Promise.reject(userError(words)) });
  const answer = await apply(await plan());
  if (answer.outcome !== 'applied') return expect.fail(JSON.stringify(answer));
  const failed = answer.results.filter(({ outcome }) => outcome === 'failed');
  expect(failed.map(({ finding }) => finding?.code)).toContain('odoo-hid-the-refusal');
  expect(failed[0]?.finding).toMatchObject({ owner: 'exchange-admin' });
  expect(failed[0]?.finding?.commands.join()).toContain(practiceMailbox);
});
