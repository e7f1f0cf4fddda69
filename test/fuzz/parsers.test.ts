import { describe, expect, it } from 'vitest';
import { type ClientFile } from '../../src/contract/client-files.ts';
import { readClientFile } from '../../src/services/client-files/read-client-file.ts';
import { refuseUnconfirmedHosts } from '../../src/services/client-files/foreign-hosts.ts';
import { contextWithoutClient } from '../../src/services/diagnosis/context-without-client.ts';
import { diagnose } from '../../src/services/diagnosis/diagnose.ts';
import { explainText } from '../../src/services/diagnosis/explain/explain-text.ts';
import { imapSignal } from '../../src/services/diagnosis/imap-response.ts';
import { parseSmtpReply, smtpSignal } from '../../src/services/diagnosis/smtp-reply.ts';
import { sampleSignals } from '../../src/services/diagnosis/testing/sample-signals.ts';
import { FailureError } from '../../src/services/failure-error.ts';
import { createPastedMethod } from '../../src/services/microsoft/sign-in/methods/pasted-method.ts';
import { readRedirectReply } from '../../src/services/microsoft/sign-in/read-redirect-reply.ts';
import { parseProxyAddress } from '../../src/services/network/proxy-server.ts';
import { renderReport } from '../../src/services/reports/create-report.ts';
import { openReport } from '../../src/services/reports/open-report.ts';
import { sampleBundle, sampleFinding } from '../../src/services/reports/testing/sample-bundle.ts';
import { sampleOdoo } from '../../src/services/reports/testing/sample-odoo.ts';
import { startCollega } from '../../src/services/testing/start-collega.ts';
import { incomingFields, outgoingFields } from '../../src/services/testing/server-fields.ts';
import { fuzz } from './mutate.ts';

const context = contextWithoutClient('en');
const texts = sampleSignals.map(([, signal]) => signal.text).filter((text) => text.length > 3);

/** A refusal is an answer; anything else that is thrown is a mistake. */
function refusable<Value>(task: () => Value): Value | null {
  try {
    return task();
  } catch (error) {
    if (error instanceof FailureError) return null;
    throw error;
  }
}

describe('whatever it is given,', () => {
  it('explain answers', () => {
    fuzz(texts, (text) => {
      if (text.trim() === '') return;
      expect(explainText(text, context).findings).toBeInstanceOf(Array);
    });
  });

  it('an opened report is refused, or shown without a control character', () => {
    const bundle = sampleBundle();
    const odoo = sampleOdoo('x', sampleFinding());
    const samples = [
      JSON.stringify(bundle),
      renderReport(bundle).html,
      JSON.stringify({ ...bundle, odoo }),
    ];
    fuzz(samples, (text) => {
      const opened = refusable(() => openReport(text));
      if (opened === null) return;
      for (const form of Object.values(renderReport(opened))) {
        expect(form).not.toMatch(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }
    });
  });

  it('a client’s file is refused, or read with names of one line', async () => {
    const started = await startCollega({});
    const { id: clientId } = await started.get('clients.create', { name: 'Rossi' });
    const { content } = await started.get('clientFiles.create', { clientId });
    const file = JSON.parse(content) as ClientFile;
    const servers = [outgoingFields(), incomingFields({ host: 'mail.example.com' })];
    fuzz([content, JSON.stringify({ ...file, servers })], (text) => {
      const read = refusable(() => readClientFile(text));
      if (read === null) return;
      refusable(() => refuseUnconfirmedHosts(read, []));
      for (const { name } of [read.client, ...read.servers]) expect(name).not.toMatch(/\p{Cc}/u);
    });
  });

  it('a redirect is the answer only with its own state, at its own address', () => {
    const expected = {
      redirectUri: 'https://odoo.example.com/microsoft_outlook/confirm',
      state: 'S1',
    };
    const query = 'code=C0&state=S1&client_info=x';
    const posted = (text: string) => (text.includes('?') ? null : text);
    fuzz([`${expected.redirectUri}?${query}`, query], (text) => {
      const formPost = posted(text);
      const address = formPost === null ? text : expected.redirectUri;
      const reply = readRedirectReply({ address, formPost }, expected);
      const pasted = createPastedMethod({
        redirectUri: expected.redirectUri,
        announce: () => undefined,
      });
      expect(pasted.paste(text).accepted).toBe(false);
      if (reply.kind !== 'code') return;
      const found = new URL(address);
      expect(found.origin + found.pathname).toBe(expected.redirectUri);
      const fields = formPost === null ? found.searchParams : new URLSearchParams(formPost);
      expect(fields.get('state')).toBe('S1');
    });
  });

  it('a proxy’s address is refused or read', () => {
    const samples = ['http://user:p%40ss@proxy:3128', 'socks5://u:%ff@[::1]:1080', 'proxy:8080'];
    fuzz(samples, (text) => void parseProxyAddress(text));
  });

  it('SMTP and IMAP replies are read', () => {
    fuzz([...texts, '250-mail\r\n250 AUTH XOAUTH2\r\n', 'A1 NO [ALERT] {3}\r\nabc\r\n'], (text) => {
      const smtp = smtpSignal('auth', parseSmtpReply(text));
      expect(diagnose(smtp, context, 'auth').code).toMatch(/^[a-z0-9-]+$/);
      const imap = imapSignal('auth', text);
      expect(diagnose(imap, context, 'auth').code).toMatch(/^[a-z0-9-]+$/);
    });
  });
});
