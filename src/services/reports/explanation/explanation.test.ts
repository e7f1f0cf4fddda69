import { describe, expect, it } from 'vitest';
import { explanationReport } from '../../../contract/explanation-report.ts';
import { startCollega } from '../../testing/start-collega.ts';

const pasted =
  "The server refused the sender address (anna.rossi@contoso.it) with error b'535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled [AM0PR04.prod.outlook.com]' at odoo.contoso.it; Authorization: Bearer CANARYcanary12345";
const mailbox = 'anna.rossi@contoso.it';
const request = { text: pasted, clientId: null, mailbox, language: 'en', mask: 'none' } as const;

describe('an explanation as a report', () => {
  it('says that nothing was tested, what was found and who must act, in its three forms', async () => {
    const { get } = await startCollega();
    for (const [language, notATest, owner] of [
      ['en', 'Nothing was tested', 'The Exchange administrator'],
      ['it', 'Non è stata fatta alcuna prova', 'L’amministratore di Exchange'],
    ] as const) {
      const forms = await get('reports.createExplanation', { ...request, language });
      for (const form of [forms.html, forms.text]) {
        expect(form).toContain(notATest);
        expect(form).toContain(owner);
        expect(form).toContain('smtp-auth-disabled-for-mailbox');
        expect(form).toContain('0.0.0');
      }
      expect(explanationReport.parse(JSON.parse(forms.json))).toMatchObject({ language });
      expect(JSON.stringify(forms)).not.toContain('CANARY');
    }
  });

  it.each([
    ['mailboxes', 'mailbox-1@contoso.it', /anna\.rossi/i],
    ['organisation', 'mailbox-1@domain-1.example', /anna\.rossi|contoso/i],
  ] as const)('hides %s in its three forms', async (mask, shown, hidden) => {
    const { get } = await startCollega();
    const { fileName, ...forms } = await get('reports.createExplanation', { ...request, mask });
    for (const [form, content] of Object.entries(forms)) {
      expect(content, form).toContain(shown);
      expect(content, form).not.toMatch(hidden);
    }
    expect(fileName).toMatch(/^collega-explanation-masked-\d{4}-\d\d-\d\d$/);
  });

  it.each(['mailboxes', 'organisation'] as const)(
    'hides the names of people before their addresses in its three forms: %s',
    async (mask) => {
      const { get } = await startCollega();
      const text = `From: "Neri, Anna" <info@rossi.example>\nTo: 'Verdi Luca' <luca.verdi@cliente.example>\n${pasted}\n=?utf-8?Q?Anna_Neri?= <anna.neri@rossi.example> Anna Neri chiede aiuto`;
      const { fileName, ...forms } = await get('reports.createExplanation', {
        ...request,
        text,
        mask,
      });
      expect(fileName).toContain('masked');
      for (const [form, content] of Object.entries(forms)) {
        expect(content, form).not.toMatch(/\b(?:neri|anna|verdi|luca)\b/i);
        expect(content, form).toContain('person-1');
      }
    },
  );

  it('opens again, from JSON and from HTML, in this Collega’s words, with the names of its reader', async () => {
    const { get } = await startCollega();
    const forms = await get('reports.createExplanation', { ...request, mask: 'organisation' });
    const foreign = forms.json.replace(/"fix": "[^"]*"/, '"fix": "Call 555-1234"');
    for (const content of [foreign, forms.html]) {
      const names = [{ label: 'mailbox-1', address: 'anna@x.it' }];
      const opened = await get('reports.open', { content, names });
      if (opened.kind !== 'explanation') expect.fail(opened.kind);
      const { explanation, decided } = opened;
      expect(explanation.findings[0]?.commands[0]).toMatch(/^Set-CASMailbox anna@x\.it /);
      expect(explanation.findings[0]?.fix).not.toContain('555');
      expect(decided.length).toBeGreaterThan(0);
    }
  });

  it('takes the mailbox that its reader names where the text named none', async () => {
    const { get } = await startCollega();
    const { json } = await get('reports.createExplanation', { ...request, mailbox: '' });
    const opened = await get('reports.open', {
      content: json,
      names: [{ label: 'mailbox', address: 'anna@x.it' }],
    });
    if (opened.kind !== 'explanation') expect.fail(opened.kind);
    expect(opened.explanation.findings[0]?.commands[0]).toMatch(/^Set-CASMailbox anna@x\.it /);
  });

  it('of a client fills commands with its data, and hides its name', async () => {
    const { get } = await startCollega();
    const { id: clientId } = await get('clients.create', { name: 'Quaglia Foods' });
    const text = `${pasted} Quaglia Foods`;
    const wanted = { ...request, text, clientId, mask: 'organisation' } as const;
    const { html } = await get('reports.createExplanation', wanted);
    expect(html).not.toMatch(/quaglia/i);
    expect(html).toContain('client-1');
  });
});
