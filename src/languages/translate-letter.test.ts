import { describe, expect, it } from 'vitest';
import { type Finding, owner } from '../contract/findings.ts';
import { sortCommands } from '../contract/sort-commands.ts';
import { loadTexts } from './languages.ts';
import { flattenTexts, placeholdersOf } from './testing/flatten-texts.ts';
import { consentMessage } from './translate-guide.ts';
import { writeLetter } from './translate-letter.ts';

const switchedOff = (mailbox: string): Finding => ({
  code: 'smtp-auth-disabled-for-mailbox',
  severity: 'error',
  step: 'auth',
  rows: [138],
  owner: 'exchange-admin',
  title: 'kept title',
  cause: 'kept cause',
  fix: 'kept fix',
  params: { mailbox, signedInAs: mailbox },
  commands: [`Set-CASMailbox ${mailbox} -SmtpClientAuthenticationDisabled $false`],
  links: ['https://aka.ms/smtp_auth_disabled'],
  evidence: ['535 5.7.139 Authentication unsuccessful'],
});
const one = switchedOff('anna@contoso.com');
const other = switchedOff('bruno@contoso.com');
const testedAt = '2026-11-29T10:00:00.000Z';

describe('the message for the person who must act', () => {
  it.each([
    ['en', 'SMTP AUTH is switched off for anna@contoso.com', 'administrator of Exchange Online'],
    ['it', 'SMTP AUTH è disattivato per anna@contoso.com', 'amministratore di Exchange Online'],
  ] as const)('says all that is needed in the language of its reader: %s', (code, title, who) => {
    const { subject, body } = writeLetter(code, [one], testedAt);
    expect(subject).toContain(title);
    for (const part of [title, who, 'anna@contoso.com', ...one.evidence, ...one.commands]) {
      expect(body).toContain(part);
    }
    expect(body).toContain(one.links[0]);
    expect(body).toMatch(/29 (November|novembre) 2026/);
    expect(body).not.toMatch(/\{\{|kept /);
  });

  it('makes one paragraph and one script of the same cause at many mailboxes', () => {
    const { subject, body } = writeLetter('en', [one, other, one], null);
    expect(subject).toBe('Odoo’s e-mail: SMTP AUTH is switched off for each of these mailboxes');
    expect(body).toContain('Mailboxes (2): anna@contoso.com, bruno@contoso.com');
    expect(body).toContain(`${one.commands[0]}\n${other.commands[0]}\n`);
    expect(body.match(/What to do:/g)).toHaveLength(1);
    expect(body).not.toContain('Tested on');
  });

  it.each([
    ['en', 'Commands (replace <MAILBOX> first):', 'as they stand'],
    ['it', 'Comandi (prima sostituisci <MAILBOX>):', 'così come sono'],
  ] as const)('says what to replace before a command can be run: %s', (code, title, ready) => {
    const commands = ['Set-CASMailbox <MAILBOX> -SmtpClientAuthenticationDisabled $false'];
    const { body } = writeLetter(code, [{ ...one, commands }], null);
    expect(body).toContain(`${title}\n${commands[0]}`);
    expect(body).not.toContain(ready);
    expect(writeLetter(code, [one], null).body).toContain(ready);
  });

  it.each([
    ['en', 'Instead of them, not after them: opens it for the whole organisation:'],
    ['it', 'In alternativa, non in aggiunta: lo consente a tutta l’organizzazione:'],
  ] as const)('keeps what opens the whole organisation out of the script: %s', (code, title) => {
    const wide = 'Set-TransportConfig -SmtpClientAuthenticationDisabled $false';
    const tenant = [one, other].map((each) => ({
      ...each,
      code: 'smtp-auth-disabled-for-tenant',
      commands: [...each.commands, wide],
    })) as [Finding, Finding];
    const { body } = writeLetter(code, tenant, null);
    expect(body).toContain(`${one.commands[0]}\n${other.commands[0]}\n\n${title}\n${wide}\n`);
    expect(sortCommands([wide])).toMatchObject({ commands: [wide], forOrganisation: [] });
  });

  it.each([
    ['en', 'sign in there with the account of the mailbox', /Press|collega link|this computer/],
    ['it', 'accedi lì con l’account della casella', /Premi|collega link|questo computer|vvisatemi/],
  ] as const)('asks the user of a mailbox for what they can do: %s', (code, fix, ofCollega) => {
    for (const finding of ['mailbox-not-linked', 'mailbox-link-failed']) {
      const unlinked: Finding = { ...one, code: finding, owner: 'mailbox-user', commands: [] };
      const { body } = writeLetter(code, [unlinked, { ...unlinked, params: other.params }], null);
      expect(body).toContain(fix);
      expect(body).not.toMatch(ofCollega);
    }
  });

  it.each([
    ['en', 'Your mailbox is not linked yet'],
    ['it', 'La tua casella non è ancora collegata'],
  ] as const)('names no colleague to the users of several mailboxes: %s', (code, own) => {
    const [first, second] = [one, other].map((each): Finding => ({
      ...each,
      code: 'mailbox-not-linked',
      owner: 'mailbox-user',
    }));
    if (first === undefined || second === undefined) throw new Error('two findings');
    const { subject, body } = writeLetter(code, [first, second], testedAt);
    expect(subject).toContain(own);
    expect(subject + body).not.toMatch(/anna@|bruno@/);
    expect(writeLetter(code, [first], testedAt).body).toContain('anna@contoso.com');
  });

  it('gives an address to open as such, and not as a command', () => {
    const address = 'https://login.microsoftonline.com/contoso.com/v2.0/adminconsent';
    const { body } = writeLetter('en', [{ ...one, commands: [address] }], null);
    expect(body).toContain(`Address to open:\n${address}`);
    expect(body).not.toContain('Commands');
  });

  it.each([
    ['en', 'was tested', 'test again'],
    ['it', 'è stata provata', 'ripeterò la prova'],
  ] as const)('says that something was tested only where it was: %s', (code, tested, again) => {
    expect(writeLetter(code, [one], testedAt).body).toContain(tested);
    const { body } = writeLetter(code, [one], null);
    expect(body).not.toContain(tested);
    expect(body).not.toContain(again);
  });

  it.each(['en', 'it'] as const)(
    'asks the administrator for consent by the message of the Guide: %s',
    (code) => {
      const address =
        'https://login.microsoftonline.com/contoso.com/v2.0/adminconsent?client_id=app';
      const finding: Finding = {
        ...one,
        code: 'admin-consent-required',
        owner: 'entra-admin',
        params: { applicationId: 'app', redirectUri: 'https://odoo.contoso.com/a/confirm' },
        commands: [address],
      };
      const values = { name: 'Odoo mail', address, applicationId: 'app' };
      const odooUrl = 'https://odoo.contoso.com';
      expect(writeLetter(code, [finding], null)).toEqual(
        consentMessage(code, { ...values, odooUrl }),
      );
    },
  );

  it('keeps the words of a finding that this version does not know, and fills no value twice', () => {
    const unknown = { ...one, code: 'of-tomorrow' };
    expect(writeLetter('it', [unknown], null).body).toContain('kept fix');
    const nested = { ...one, params: { ...one.params, mailbox: '{{host}}@contoso.com' } };
    expect(writeLetter('en', [nested], null).subject).toContain('{{host}}@contoso.com');
  });

  it('has an opening for every owner, and the same values in both languages', async () => {
    const { en, it: italian } = await loadTexts('letter');
    expect(Object.keys(en.whoActs).sort()).toEqual([...owner.options].sort());
    const translated = flattenTexts(italian);
    for (const [key, text] of flattenTexts(en)) {
      expect(placeholdersOf(translated.get(key) ?? ''), key).toEqual(placeholdersOf(text));
    }
  });
});
