import { expect, it } from 'vitest';
import { type ImapAnswers, imapScript } from '../testing/imap-script.ts';
import { planFor, runAgainst } from '../testing/run-against.ts';
import { startScriptedServer } from '../testing/scripted-server.ts';
import { smtpScript } from '../testing/smtp-script.ts';
import { issueTestCertificates } from '../testing/test-certificates.ts';

const certificates = await issueTestCertificates();
const certificateAuthorities = [certificates.authority];
const timeoutMs = { arrivalLimitMs: 1_000, lookEveryMs: 20 };

it('is not sent without an incoming server to find and remove it by, and says so', async () => {
  const smtp = await startScriptedServer(smtpScript(certificates));
  const { report } = await runAgainst(
    planFor(smtp.port, { certificateAuthorities, selfMessage: { incoming: null, ...timeoutMs } }),
  );
  expect(report.outcome).toBe('warning');
  expect(report.findings.map(({ code }) => code)).toEqual(['message-not-sent-no-incoming-server']);
  expect(report.steps.at(-1)).toMatchObject({
    id: 'send',
    status: 'skipped',
    detail: { reason: 'no-incoming-server' },
  });
  expect(smtp.lines.at(-1)).toBe('DATA');
  await smtp.close();
});

it('is not sent when the incoming server refuses the sign-in, which is then explained', async () => {
  const refusing: ImapAnswers = {
    authenticate: (peer, tag) => peer.say(`${tag} NO AUTHENTICATE failed.\r\n`),
  };
  const smtp = await startScriptedServer(smtpScript(certificates));
  const imap = await startScriptedServer(imapScript(certificates, refusing));
  const incoming = planFor(imap.port, { direction: 'incoming', certificateAuthorities });
  const { report } = await runAgainst(
    planFor(smtp.port, { certificateAuthorities, selfMessage: { incoming, ...timeoutMs } }),
  );
  expect(report.outcome).toBe('failed');
  expect(report.steps.at(-1)).toMatchObject({ id: 'send', status: 'failed' });
  expect(report.findings.map(({ code }) => code)).toEqual(['imap-token-refused']);
  expect(smtp.lines.at(-1)).toBe('DATA');
  await imap.idle();
  await Promise.all([smtp.close(), imap.close()]);
});
