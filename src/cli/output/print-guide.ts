import {
  type Guide,
  type GuideCheck,
  type GuideOutcome,
  type GuideStep,
} from '../../contract/guide.ts';
import { stepValuesOf } from '../../contract/guide-step-values.ts';
import { guideInstructions } from '../../languages/guide-instructions.ts';
import { fillText, type GuideTexts } from '../../languages/translate-guide.ts';
import { formatFinding } from './print-report.ts';

const stepMarks: Readonly<Record<GuideStep['state'], string>> = {
  done: '✓',
  open: '·',
  problem: '✗',
};
const checkMarks: Readonly<Record<GuideOutcome, string>> = {
  passed: '✓',
  warning: '!',
  failed: '✗',
  unclear: '?',
  waiting: '·',
};

/** The whole guide for a terminal: what to do, what to paste, what was checked. */
export function formatGuide(guide: Guide, texts: GuideTexts): string {
  const done = guide.steps.filter(({ state }) => state === 'done').length;
  return [
    fillText(texts.progress, { done, all: guide.steps.length }),
    ...guide.steps.map((step, index) => formatStep(step, index + 1, guide, texts)),
  ].join('\n\n');
}

function formatStep(step: GuideStep, number: number, guide: Guide, texts: GuideTexts): string {
  const { title, why } = texts.steps[step.id];
  const instructions = guideInstructions(step.id, guide.values, texts);
  const values = stepValuesOf(step.id, guide);
  return [
    `${stepMarks[step.state]} ${number}. ${title}  [${step.id}: ${texts.states[step.state]}]`,
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
  const reason = fillText(texts.reasons[check.reason], check.params);
  const lines = [
    `  ${checkMarks[check.outcome]} ${title}: ${texts.outcomes[check.outcome]}. ${reason}`,
  ];
  if (check.outcome === 'passed') {
    lines.push(`    ${texts.proves} ${proves} ${texts.provesNot} ${provesNot}`);
  }
  if (check.finding !== null) lines.push(formatFinding(check.finding));
  return lines.join('\n');
}
