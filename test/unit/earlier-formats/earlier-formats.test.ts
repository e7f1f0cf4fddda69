import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noSecretStore } from '../../../src/services/shell/ports/secret-store.ts';
import {
  clientFolder,
  listClientFolders,
} from '../../../src/services/store/storage/client-folder.ts';
import { listSetAside } from '../../../src/services/store/storage/set-aside.ts';
import {
  copyEarlierFolder,
  earlierFolder,
  earlierFormats,
  earlierPassphrase,
  everythingOf,
  openDataFolder,
  readEverything,
} from '../../../src/services/testing/earlier-format.ts';
import { temporaryFolder } from '../../../src/services/testing/start-collega.ts';

const options = { secretStore: noSecretStore, passphrase: earlierPassphrase };

const textsOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]),
  );

/** Every file below a folder, backups and copies of earlier formats too, in one text. */
const allTextOf = (folder: string) => Object.values(textsOf(folder)).join('\n');

describe.each(earlierFormats)('a data folder of %s', (format) => {
  const [schema] = /\d/u.exec(format) ?? [''];

  const open = async (folder: string) => {
    const opened = await openDataFolder(folder, options);
    return { ...opened, everything: () => readEverything(folder, opened) };
  };

  const copy = async () => {
    const folder = temporaryFolder();
    copyEarlierFolder(format, folder);
    return { folder, ...(await open(folder)) };
  };

  it('is read whole, and stays as it is until something is changed', async () => {
    const { folder, everything } = await copy();
    expect(everything()).toEqual(everythingOf(format));
    expect(textsOf(folder)).toEqual(textsOf(earlierFolder(format)));
  });

  it('gives each client a folder with the first change, and loses nothing', async () => {
    const { folder, records, vault, everything } = await copy();
    const [rossi, bianchi] = records.read().clients.map(({ id }) => id);
    records.updateClient(rossi ?? '', 'mail-servers', () => undefined);
    vault.write('other', 'shared');
    expect(everything()).toEqual(everythingOf(format));
    const again = await open(folder);
    expect(again.everything()).toEqual(everythingOf(format));
    expect(again.vault.read('other')).toBe('shared');
    expect(listClientFolders(folder).sort()).toEqual([rossi, bianchi].sort());
    for (const id of [rossi, bianchi]) {
      const names = readdirSync(clientFolder(folder, id ?? ''));
      expect(names).toContain('records.json');
      expect(names).toContainEqual(expect.stringMatching(/^vault-[0-9a-f]{8}\.json$/u));
    }
    const vaultText = readFileSync(join(folder, 'vault.json'), 'utf8');
    expect(vaultText).not.toMatch(/client-secret|tokens|allowed-hosts/u);
    expect(readFileSync(join(folder, 'records.json'), 'utf8')).not.toContain('info@');
  });

  it('can be gone back to: both files are kept as they were, with the tests', async () => {
    const { folder, records, vault } = await copy();
    const [rossi] = records.read().clients;
    for (let turn = 0; turn < 3; turn += 1) {
      records.updateClient(rossi?.id ?? '', 'mail-servers', () => undefined);
      records.update({ topic: 'settings', clientId: null }, () => undefined);
      vault.write(`client-secret/${rossi?.id ?? ''}`, `secret ${turn}`);
    }
    for (const name of ['records.json', 'vault.json']) {
      const before = readFileSync(join(earlierFolder(format), name), 'utf8');
      expect(readFileSync(join(folder, `${name}.schema-${schema}`), 'utf8')).toBe(before);
    }
    expect(readdirSync(join(folder, 'tests'))).toEqual(
      readdirSync(join(earlierFolder(format), 'tests')),
    );
  });

  it.each(['records', 'vault'])(
    'loses none of the later changes when its divided %s.json is damaged and restored',
    async (name) => {
      const { folder, records, vault } = await copy();
      const [rossi] = records.read().clients;
      const id = rossi?.id ?? '';
      for (const turn of [1, 2]) {
        records.updateClient(id, 'mail-servers', ({ mailServers: [first] }) => {
          if (first !== undefined) first.name = `renamed ${turn}`;
        });
        vault.write(`client-secret/${id}`, `secret ${turn}`);
      }
      writeFileSync(join(folder, `${name}.json`), '{"half');
      const damaged = await open(folder);
      if (name === 'records') {
        expect(damaged.records.read().clients).toEqual([]);
        damaged.records.restore(listSetAside(join(folder, 'records.json'))[0]?.stamp ?? '');
      } else {
        const { restoreBackup } =
          await import('../../../src/services/store/vault/restore-vault.ts');
        await restoreBackup(damaged.vault);
        await damaged.vault.unlock(earlierPassphrase);
      }
      expect(damaged.records.of(id).mailServers[0]?.name).toBe('renamed 2');
      expect(damaged.vault.read(`client-secret/${id}`)).toBe('secret 2');
    },
  );

  it('forgets a client and a link with their secrets, before and after it is divided', async () => {
    for (const divided of [false, true]) {
      const { folder, records, vault } = await copy();
      const [rossi, bianchi] = records.read().clients.map(({ id }) => id);
      const removed = rossi ?? '';
      const kept = bianchi ?? '';
      if (divided) {
        records.updateClient(kept, 'mail-servers', () => undefined);
        vault.write('other', 'shared');
      }
      const [link] = records.of(kept).mailboxLinks;
      records.removeClient(removed, ({ mailboxLinks }) => {
        vault.removeAll([
          `client-secret/${removed}`,
          ...mailboxLinks.map((each) => `tokens/${removed}/${each.id}`),
        ]);
      });
      records.updateClient(
        kept,
        'mailbox-links',
        (draft) => {
          vault.removeAll([`tokens/${kept}/${link?.id ?? ''}`]);
          draft.mailboxLinks = [];
        },
        { forget: true },
      );
      expect(existsSync(clientFolder(folder, removed))).toBe(false);
      // The reports are removed by their servers' handlers, in client-handlers.test.ts.
      rmSync(join(folder, 'tests'), { recursive: true });
      const text = allTextOf(folder);
      expect(text).not.toContain('rossi.example');
      expect(text).not.toContain(`client-secret/${removed}`);
      expect(text).not.toContain(link?.id);
      expect(vault.read(`client-secret/${kept}`)).toBe('secret of Bianchi');
      expect(records.of(kept).mailServers).toHaveLength(4);
    }
  });

  it('is opened by the new passphrase alone after a change of it, with everything', async () => {
    const { folder, vault } = await copy();
    const before = allTextOf(folder);
    await vault.setPassphrase('another horse 34', earlierPassphrase);
    const changed = { ...options, passphrase: 'another horse 34' };
    const opened = await openDataFolder(folder, changed);
    expect(readEverything(folder, opened)).toEqual(everythingOf(format));
    const [sealed] = /"sealed": ?"[^"]+/u.exec(before) ?? [''];
    expect(allTextOf(folder)).not.toContain(sealed);
    const wrong = await openDataFolder(folder, options);
    expect(wrong.vault.status()).toMatchObject({ state: 'locked' });
  });
});
