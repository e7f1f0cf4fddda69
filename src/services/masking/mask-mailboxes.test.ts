import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillCommand } from '../diagnosis/finding-params.ts';
import { maskMailboxes } from './mask-mailboxes.ts';

const mask = (addresses: string[], names: string[] = [], servers: string[] = []) =>
  maskMailboxes({ addresses, names, servers });

describe('a masked mailbox', () => {
  it.each([
    ['john@contoso.com', 'mailbox-1@contoso.com'],
    ['550 <JOHN@Contoso.com>: no', '550 <mailbox-1@Contoso.com>: no'],
    ['login_hint=john%40contoso.com&x=1', 'login_hint=mailbox-1%40contoso.com&x=1'],
    ['bounces+john=contoso.com@mail.example', 'bounces+mailbox-1=address-1@mail.example'],
    ['john_contoso.com#EXT#@fabrikam.com', 'mailbox-1_contoso.com#EXT#@fabrikam.com'],
    ["Set-CASMailbox 'john@contoso.com'", "Set-CASMailbox 'mailbox-1@contoso.com'"],
    ['little-john@contoso.com', 'address-1@contoso.com'],
    ['john@contoso.com.example', 'mailbox-1@contoso.com.example'],
    ['nobody is named, 5 @ 3', 'nobody is named, 5 @ 3'],
  ])('%s', (text, shown) => {
    const masked = mask(['john@contoso.com'])(text);
    expect(masked).not.toMatch(/john[@%]/i);
    if (!text.includes('EXT')) expect(masked).toBe(shown);
  });

  it('is the same in every text, and has a number of its own', () => {
    const masked = mask(['john@contoso.com', 'jane@contoso.com']);
    expect(masked('jane@contoso.com')).toBe('mailbox-2@contoso.com');
    expect(masked('JOHN@contoso.com, Jane@CONTOSO.com')).toBe(
      'mailbox-1@contoso.com, mailbox-2@CONTOSO.com',
    );
    expect(masked('jim@contoso.com')).toBe('address-1@contoso.com');
    expect(masked('jane@contoso.com')).toBe('mailbox-2@contoso.com');
  });

  it('is numbered in the order in which the mailboxes are known, whatever the length of names', () => {
    const masked = mask(['jo@contoso.com', 'little-jo@contoso.com']);
    expect(masked('little-jo@contoso.com jo@contoso.com')).toBe(
      'mailbox-2@contoso.com mailbox-1@contoso.com',
    );
  });

  it('takes the name of no mailbox that is there', () => {
    const masked = mask(['mailbox-1@contoso.com', 'jane@contoso.com']);
    expect(masked('mailbox-1@contoso.com jane@contoso.com')).toBe(
      'mailbox-2@contoso.com mailbox-3@contoso.com',
    );
  });

  it('needs no quotes in a command, and no star that PowerShell takes for “any”', () => {
    const command = fillCommand('Set-CASMailbox {mailbox} -ImapEnabled $true', {
      mailbox: mask(["o'brien@contoso.com"])("o'brien@contoso.com"),
    });
    expect(command).toBe('Set-CASMailbox mailbox-1@contoso.com -ImapEnabled $true');
  });

  it('is masked without its domain too, where the name is unique', () => {
    const masked = mask(['john.smith@contoso.com', 'info@contoso.com'], ['John Smith']);
    expect(masked('cn=john.smith for info, John Smith')).toBe('cn=mailbox-1 for info, person-1');
  });

  it('stays masked when it is masked again', () => {
    const masked = mask(['john@contoso.com', 'jane@contoso.com']);
    const once = masked('john@contoso.com jane@contoso.com a%40b.it');
    expect(masked(once)).toBe(once);
  });

  it('never shows, whatever stands around it', () => {
    const local = fc.stringMatching(/^[a-z][a-z0-9]{2,10}\.[a-z0-9]{2,8}$/);
    fc.assert(
      fc.property(local, fc.string(), fc.string(), (name, before, after) => {
        const address = `${name}@contoso.com`;
        const shown = mask([address])(`${before} ${address} ${after}`);
        return !shown.includes(address);
      }),
    );
  });

  it.each(['smtp-disabled@s.example', 'a+b(c)@x.it', '[x@y.it', 'o’brien/$1@z.it', 'a', '@', ''])(
    'may be called anything: %s',
    (address) => {
      const shown = mask([address], [address])(`${address} ${address}`);
      if (address.length > 1) expect(shown).not.toContain(address);
    },
  );

  it('takes a line of a million characters in its stride', () => {
    const started = performance.now();
    mask(['john@contoso.com'])('a'.repeat(1_000_000));
    mask(['john@contoso.com'])('a@'.repeat(500_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('names that users gave to servers', () => {
  const names = ['Neri, Anna', 'Neri', 'Paolo Verdi <paolo@contoso.com>', 'anna.neri@contoso.com'];
  const masked = mask(['anna.neri@contoso.com'], [], names);

  it.each([
    ['“Neri, Anna”: 2 findings', '“server-1”: 2 findings'],
    ['neri, anna (anna.neri@contoso.com)', 'server-1 (mailbox-1@contoso.com)'],
    ['Neri failed', 'server-2 failed'],
    ['Paolo Verdi <paolo@contoso.com> failed', 'server-3 failed'],
    ['anna.neri@contoso.com', 'mailbox-1@contoso.com'],
    ['Nerino', 'Nerino'],
  ])('%s', (text, shown) => {
    expect(masked(text)).toBe(shown);
    expect(masked(masked(text))).toBe(shown);
  });

  it('hide no less of an address, and change no host, where they are words of it', () => {
    const known = ['john@contoso.com', 'neri.anna@contoso.com'];
    const named = mask(known, [], ['Contoso', 'Office365', 'login', 'Neri']);
    const unnamed = mask(known, [], []);
    for (const text of [
      'john=contoso.com@bounces.example.net',
      'bounce+12-john=contoso.com@odoo.contoso.com',
      'john_contoso.com#EXT#@fabrikam.onmicrosoft.com',
      'neri.anna@contoso.com',
      'smtp.contoso.com:587, https://contoso.odoo.com, smtp.office365.com',
      'https://login.microsoftonline.com/common',
    ]) {
      expect(named(text)).toBe(unnamed(text));
      expect(named(text)).not.toMatch(/john|neri/i);
    }
    expect(named('Contoso: refused')).toBe('server-1: refused');
    expect(named('The server (Neri).')).toBe('The server (server-4).');
  });

  it('get no mask that another server is really called', () => {
    expect(mask([], [], ['Anna', 'server-1'])('Anna')).toBe('server-2');
  });
});
