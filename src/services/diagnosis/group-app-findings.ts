import { type Finding } from '../../contract/findings.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { isUnknown } from './finding-params.ts';

/** Findings of one test or link, and whose they are. */
export interface FindingsOf<Subject> {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
}

/** One finding about an Azure app, with everything that it stops. */
export interface AppAlarm<Subject> {
  readonly applicationId: string;
  readonly finding: Finding;
  readonly subjects: Subject[];
}

const aboutApps = new Set(
  catalogue.filter(({ about }) => about === 'azure-app').map(({ code }) => code),
);

/**
 * One failing app secret is one alarm, not one per mailbox (row 99): takes the findings about Azure
 * apps out of the results and groups them by application ID. All others stay where they were, and
 * so does a finding that does not know its app.
 */
export function groupAppFindings<Subject>(results: readonly FindingsOf<Subject>[]): {
  readonly alarms: AppAlarm<Subject>[];
  readonly others: FindingsOf<Subject>[];
} {
  const alarms = new Map<string, AppAlarm<Subject>>();
  const others = results.map(({ subject, findings }) => ({
    subject,
    findings: findings.filter((finding) => {
      const applicationId = appOf(finding);
      if (applicationId === null) return true;
      const key = `${applicationId} ${finding.code}`;
      const alarm = alarms.get(key);
      if (alarm === undefined) alarms.set(key, { applicationId, finding, subjects: [subject] });
      else alarm.subjects.push(subject);
      return false;
    }),
  }));
  return { alarms: [...alarms.values()], others };
}

function appOf({ code, params }: Finding): string | null {
  const applicationId = params['applicationId'];
  return aboutApps.has(code) && applicationId !== undefined && !isUnknown(applicationId)
    ? applicationId
    : null;
}
