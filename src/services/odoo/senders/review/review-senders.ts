import { knownLinks } from '../../../../contract/known-links.ts';
import { type SenderFinding, type SenderReview } from '../../../../contract/sender-rules.ts';
import { type Language } from '../../../../contract/settings.ts';
import { translateFinding } from '../../../../languages/translate-finding.ts';
import { checkArchived } from './checks/check-archived.ts';
import { checkBounce } from './checks/check-bounce.ts';
import { checkDuplicates } from './checks/check-duplicates.ts';
import { checkEqualPriority } from './checks/check-equal-priority.ts';
import { checkFilterParts } from './checks/check-filter-parts.ts';
import { checkFilterScope } from './checks/check-filter-scope.ts';
import { checkNotifications } from './checks/check-notifications.ts';
import { checkSendAs } from './checks/check-send-as.ts';
import { checkUnreadParameters } from './checks/check-unread-parameters.ts';
import { describeSetUp, type ReviewInput } from './reviewed-set-up.ts';
import { listExamples } from './sample-senders.ts';
import { type SenderIssue } from './sender-issue.ts';

const checks = [
  checkNotifications,
  checkFilterScope,
  checkSendAs,
  checkFilterParts,
  checkBounce,
  checkDuplicates,
  checkEqualPriority,
  checkArchived,
  checkUnreadParameters,
];

/** Everything in a client's set-up that leads to refused or misdirected mail; errors first. */
export function reviewSenders(input: ReviewInput, language: Language): SenderReview {
  const setUp = describeSetUp(input);
  const issues = checks.flatMap((check) => check(setUp));
  const findings = issues.map((issue) => describeIssue(issue, language));
  return {
    findings: [
      ...findings.filter(({ severity }) => severity === 'error'),
      ...findings.filter(({ severity }) => severity === 'warning'),
    ],
    notifications: setUp.notifications,
    examples: listExamples(setUp),
  };
}

function describeIssue(issue: SenderIssue, language: Language): SenderFinding {
  return {
    code: issue.code,
    severity: issue.severity,
    step: null,
    rows: [...(issue.rows ?? [])],
    owner: issue.owner,
    ...translateFinding(issue.code, language, issue.params),
    params: { ...issue.params },
    commands: [...(issue.commands ?? [])],
    links: (issue.links ?? []).map((name) => knownLinks[name]),
    evidence: [],
    serverIds: [...issue.serverIds],
    inSettings: issue.inSettings ?? false,
  };
}
