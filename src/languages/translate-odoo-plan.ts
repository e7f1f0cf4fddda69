import { type OdooStep } from '../contract/odoo-plan.ts';
import { type Language } from '../contract/settings.ts';
import { loadTexts } from './languages.ts';

const texts = await loadTexts('odooPlan');

export interface StepTexts {
  readonly title: string;
  /** What the step may break, and the way back. */
  readonly riskText: string;
  /** Null where nothing keeps the step from being done. */
  readonly blockedText: string | null;
  /** Null where Collega's own test speaks for the step. */
  readonly warningText: string | null;
  /** Null where no such reason is needed. */
  readonly leftText: string | null;
}

/** The words of one step of a plan. */
export function translateStep(
  step: Pick<
    OdooStep,
    | 'kind'
    | 'model'
    | 'name'
    | 'field'
    | 'before'
    | 'after'
    | 'risk'
    | 'blocked'
    | 'undo'
    | 'warning'
    | 'left'
  > & {
    /** The title of what Collega's last test found. */
    readonly finding: string | null;
  },
  language: Language,
): StepTexts {
  const { kinds, risks, undo, blocks, warnings, left } = texts[language];
  const name = nameOf(step, language);
  const values = { name, field: step.field ?? '', after: step.after ?? '' };
  const test =
    step.model === 'ir.mail_server' ? kinds['own-test-outgoing'] : kinds['own-test-incoming'];
  const finding = step.finding ?? '';
  const title = step.kind === 'own-test' ? test : kinds[step.kind];
  return {
    title: fill(title, values),
    riskText: `${risks[step.risk]} ${undo[step.undo]}`.trim(),
    blockedText: step.blocked === null ? null : blocks[step.blocked],
    warningText: step.warning === null ? null : fill(warnings[warningKey(step)], { finding }),
    leftText: step.left === null ? null : left[step.left],
  };
}

function warningKey({
  warning,
  finding,
}: {
  readonly warning: OdooStep['warning'];
  readonly finding: string | null;
}) {
  const code = warning?.code ?? 'not-tested';
  return code === 'test-failed' && finding !== null ? 'test-failed-with' : code;
}

/** The title of the undoing of a step. */
export function translateUndo(
  step: Pick<OdooStep, 'kind' | 'model' | 'name' | 'field'>,
  language: Language,
): string {
  const values = { name: nameOf(step, language), field: step.field ?? '', after: '' };
  return fill(texts[language].undone[step.kind], values);
}

/** The two servers of a mailbox often have one name: which is meant is said with it. */
function nameOf({ model, name }: Pick<OdooStep, 'model' | 'name'>, language: Language): string {
  const { directions } = texts[language];
  if (model === 'ir.mail_server') return fill(directions.outgoing, { name });
  return model === 'fetchmail.server' ? fill(directions.incoming, { name }) : name;
}

/** Collega's own words for what came of a step. */
export function translateStepMessage(
  message: keyof (typeof texts)['en']['messages'],
  language: Language,
): string {
  return texts[language].messages[message];
}

function fill(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '');
}
