import { expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import { groupAppFindings } from './group-app-findings.ts';
import { verbatimSamples } from './testing/verbatim-samples.ts';
import { type DiagnosisContext } from './signal.ts';

function find(code: string, applicationId: string | null) {
  const signal = verbatimSamples.find(([known]) => known === code)?.[1];
  if (signal === undefined) throw new Error(`no sample of ${code}`);
  const context: DiagnosisContext = {
    mailbox: 'john@contoso.com',
    signedInAs: null,
    host: null,
    port: null,
    applicationId,
    tenant: null,
    redirectUri: null,
    language: 'en',
  };
  return diagnose(signal, context, 'token');
}

it('makes one alarm of one failing secret, whatever the number of mailboxes', () => {
  const full = find('authenticated-but-not-connected', 'app-1');
  const { alarms, others } = groupAppFindings([
    { subject: 'john', findings: [find('client-secret-expired', 'app-1')] },
    { subject: 'jane', findings: [find('client-secret-expired', 'app-1'), full] },
    { subject: 'jim', findings: [find('client-secret-expired', 'app-2')] },
  ]);
  expect(alarms.map(({ applicationId, subjects }) => [applicationId, subjects])).toEqual([
    ['app-1', ['john', 'jane']],
    ['app-2', ['jim']],
  ]);
  expect(others).toEqual([
    { subject: 'john', findings: [] },
    { subject: 'jane', findings: [full] },
    { subject: 'jim', findings: [] },
  ]);
});

it('keeps apart what is wrong in two ways, and leaves what knows no app where it was', () => {
  const unknown = find('client-secret-expired', null);
  const { alarms, others } = groupAppFindings([
    { subject: 'john', findings: [find('client-secret-expired', 'a'), unknown] },
    { subject: 'jane', findings: [find('app-disabled', 'a')] },
  ]);
  expect(alarms.map(({ finding }) => finding.code)).toEqual([
    'client-secret-expired',
    'app-disabled',
  ]);
  expect(others[0]?.findings).toEqual([unknown]);
});

it('never groups what is about a mailbox', () => {
  const results = ['a', 'b'].map((subject) => ({
    subject,
    findings: [find('smtp-auth-disabled-for-mailbox', 'app-1'), find('password-wrong', 'app-1')],
  }));
  expect(groupAppFindings(results)).toEqual({ alarms: [], others: results });
});
