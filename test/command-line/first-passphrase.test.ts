import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCollega } from './support/run-collega.ts';
import { canScript, typeInto } from './support/type-into.ts';

const folder = mkdtempSync(join(tmpdir(), 'collega-first-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

test.skipIf(!canScript)(
  'a first passphrase is asked for twice, and a mistyped one costs neither the vault nor the pasted secret',
  async () => {
    const app = ['--application-id', '11111111-2222-4333-8444-555555555555'];
    const named = ['client', 'add', '--name', 'Rossi', '--odoo-url', 'odoo.rossi.example'];
    const question = 'Passphrase, or nothing';
    const { shown, status } = await typeInto(
      ['--data', folder, ...named, ...app],
      [
        { after: 'ecret', text: 'abc8Q~a.made-up.value-0123456789-0123456\n' },
        { after: question, text: 'short\n' },
        { after: question, text: 'correct horse\n' },
        { after: 'Once more', text: 'corect horse\n' },
        { after: question, text: 'correct horse\n' },
        { after: 'Once more', text: 'correct horse\n' },
      ],
    );
    expect(status, shown).toBe(0);
    expect(shown).toContain('The two passphrases differ.');
    expect(shown).not.toContain('correct horse');
    const show = ['--data', folder, 'client', 'show', '--json'];
    const kept = await runCollega(show, { env: { COLLEGA_PASSPHRASE: 'correct horse' } });
    expect(JSON.parse(kept.out)).toMatchObject({ azureApp: { hasSecret: true } });
  },
  60_000,
);
