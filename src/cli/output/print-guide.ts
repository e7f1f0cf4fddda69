import {
  type Guide,
  type GuideCheck,
  type GuideOutcome,
  type GuideStep,
  type NotChecked,
} from '../../contract/guide.ts';
import { stepValuesOf } from '../../contract/guide-step-values.ts';
import { guideVerdict, isMarkedByHand } from '../../contract/guide-verdict.ts';
import { guideInstructions } from '../../languages/guide-instructions.ts';
import {
  fillCounted,
  fillText,
  guideProgress,
  type GuideTexts,
} from '../../languages/translate-guide.ts';
import { formatFinding } from './print-report.ts';

const stepMarks: Readonly<Record<GuideStep['state'], string>> = {
  done: '✓',
  entered: '·',
  open: '·',
  problem: '✗',
};
const checkMarks: Readonly<Record<GuideOutcome, string>> = {
  passed: '✓',
  warning: '!',
  failed: '✗',
  unclear: '?',
  'not-checked': '·',
  waiting: '·',
};

/**
 * The whole guide for a terminal: what to do, what to paste, what was checked. When checks were asked
 * for now, first what they come to, and what could not be checked.
 */
export function formatGuide(guide: Guide, texts: GuideTexts, checked: boolean): string {
  const notChecked = checked ? guide.notChecked : notAskedYet(guide);
  const said = new Set(notChecked.flatMap(({ checks }) => checks));
  const steps = guide.steps.map((step) => ({
    ...step,
    checks: step.checks.filter(({ id }) => !said.has(id)),
  }));
  return [
    ...(checked ? [formatVerdict(guide, texts)] : []),
    ...notChecked.map((group) => formatNotChecked(group, texts)),
    '',
    guideProgress(steps, texts),
    ...steps.map((step, index) => `\n${formatStep(step, index + 1, guide, texts)}`),
  ]
    .join('\n')
    .trimStart();
}

/** What only `--check` asks: said once, and not below each step. */
function notAskedYet({ steps }: Guide): NotChecked[] {
  const reason = 'not-checked-yet';
  const waiting = steps.flatMap(({ checks }) => checks.filter((check) => check.reason === reason));
  return waiting.length === 0
    ? []
    : [{ checks: waiting.map(({ id }) => id), reason, finding: null }];
}

function formatVerdict(guide: Guide, texts: GuideTexts): string {
  const problems = guide.steps.filter(({ state }) => state === 'problem').length;
  const verdicts = {
    problem: fillCounted(texts.checkFailed, texts.language, { number: problems }),
    'nothing-checked': texts.nothingChecked,
    'checked-in-part': texts.checkPassedInPart,
    'no-problem': texts.checkPassed,
  };
  return verdicts[guideVerdict(guide)];
}

function formatNotChecked({ checks, reason, finding }: NotChecked, texts: GuideTexts): string {
  const titles = checks.map((id) => texts.checks[id].title).join(', ');
  const said = fillText(texts.notChecked, { checks: titles });
  const line = `${checkMarks['not-checked']} ${said} ${fillCounted(texts.reasons[reason], texts.language, {})}`;
  return finding === null ? line : `${line}\n${formatFinding(finding)}`;
}

function formatStep(step: GuideStep, number: number, guide: Guide, texts: GuideTexts): string {
  const { title, why } = texts.steps[step.id];
  const instructions = guideInstructions(step.id, guide.values, texts);
  const values = stepValuesOf(step.id, guide);
  // What only the user says is not shown as what Collega has found.
  const state = texts.states[isMarkedByHand(step) ? 'ticked' : step.state];
  return [
    `${stepMarks[step.state]} ${number}. ${title}  [${step.id}: ${state}]`,
    `  ${why}`,
    ...instructions.flatMap(({ text, choice }) => [
      `  - ${text}`,
      ...(choice === null ? [] : [`    ${choice}`]),
    ]),
    ...values.map(({ name, text }) => {
      const shown = text === '' ? texts.values.unknown : text;
      return `    ${texts.values[name]}: ${shown}`;
    }),
    ...step.checks.map((check) => formatCheck(check, texts)),
  ].join('\n');
}

function formatCheck(check: GuideCheck, texts: GuideTexts): string {
  const { title, proves, provesNot } = texts.checks[check.id];
  const reason = fillCounted(texts.reasons[check.reason], texts.language, check.params);
  const lines = [
    `  ${checkMarks[check.outcome]} ${title}: ${texts.outcomes[check.outcome]}. ${reason}`,
  ];
  if (check.outcome === 'passed') {
    lines.push(`    ${texts.proves} ${proves} ${texts.provesNot} ${provesNot}`);
  }
  if (check.finding !== null) lines.push(formatFinding(check.finding));
  return lines.join('\n');
}
