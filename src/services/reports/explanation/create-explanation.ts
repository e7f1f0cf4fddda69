import { arch, platform, release } from 'node:os';
import {
  type ExplanationReport,
  type ExplanationRequest,
} from '../../../contract/explanation-report.ts';
import { type Finding } from '../../../contract/findings.ts';
import { type ReportBundle } from '../../../contract/reports.ts';
import { explainText } from '../../diagnosis/explain/explain-text.ts';
import { type DiagnosisContext } from '../../diagnosis/signal.ts';
import { hideManySecrets } from '../../masking/hide-secrets.ts';

import { retranslateFinding } from '../own-findings.ts';
import { mapTexts } from '../redact-parts.ts';
import { makeNameMask, type ToHide } from '../redact-report.ts';

export interface ExplanationOptions {
  readonly request: Pick<ExplanationRequest, 'text' | 'language' | 'mask'>;
  readonly context: DiagnosisContext;
  /** Of the client; null where none was chosen. */
  readonly toHide: ToHide | null;
  readonly version: string;
  readonly shell: ReportBundle['collega']['shell'];
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  readonly pause: () => Promise<void>;
}

/** Explains a text as a report does: masked, in one language, with nothing tested. */
export async function createExplanation(options: ExplanationOptions): Promise<ExplanationReport> {
  const { request, context, version, shell, now, pause } = options;
  const { findings, masked } = explainText(request.text, {
    ...context,
    language: request.language,
  });
  const toHide = withMailboxesOf(findings, options.toHide ?? nothingKnown);
  const hide = await hideManySecrets(toHide.secrets, pause);
  const { mask } = makeNameMask(request.mask, toHide);
  const redact = (text: string): string => mask(hide(text));
  return {
    schema: 'collega.explanation/1',
    createdAt: new Date(now).toISOString(),
    language: request.language,
    mailboxesMasked: request.mask !== 'none',
    organisationMasked: request.mask === 'organisation',
    collega: { version, shell, platform: `${platform()} ${arch()} ${release()}` },
    // First: the text numbers the mailboxes in the order in which it names them.
    text: redact(masked),
    findings: findings.map((finding) => redactFinding(finding, redact, request.language)),
  };
}

const nothingKnown: ToHide = {
  secrets: [],
  people: { addresses: [], names: [], servers: [] },
  organisation: {
    clientName: '',
    companyNames: [],
    addresses: [],
    domains: [],
    hosts: [],
    serverNames: [],
    databases: [],
    authorities: [],
    guids: [],
  },
};

/** Whom the findings are about becomes `mailbox-1`, and not an unknown address. */
function withMailboxesOf(findings: readonly Finding[], toHide: ToHide): ToHide {
  const found = findings
    .flatMap(({ params }) => [params['mailbox'] ?? '', params['signedInAs'] ?? ''])
    .filter((address) => address.includes('@'));
  const addresses = [...found, ...toHide.people.addresses];
  return {
    ...toHide,
    people: { ...toHide.people, addresses },
    organisation: { ...toHide.organisation, addresses },
  };
}

/** What names someone; codes, owners and links are the catalogue's own. */
function redactFinding(
  finding: Finding,
  redact: (text: string) => string,
  language: ExplanationRequest['language'],
): Finding {
  const { params, commands, evidence } = finding;
  return retranslateFinding(
    { ...finding, ...mapTexts({ params, commands, evidence }, redact) },
    language,
  );
}
