import { type OdooStep, type OdooStepKind } from '../contract/odoo-plan.ts';
import { type Language } from '../contract/settings.ts';
import { loadTexts } from './languages.ts';

const texts = await loadTexts('odooPlan');

export interface StepTexts {
  readonly title: string;
  /** What the step may break, and the way back. */
  readonly riskText: string;
  /** Null where nothing keeps the step from being done. */
  readonly blockedText: string | null;
}

/** The words of one step of a plan. */
export function translateStep(
  step: Pick<
    OdooStep,
    'kind' | 'model' | 'name' | 'field' | 'before' | 'after' | 'risk' | 'blocked' | 'undo'
  >,
  language: Language,
): StepTexts {
  const { kinds, risks, undo, blocks } = texts[language];
  const values = { name: step.name, field: step.field ?? '', after: step.after ?? '' };
  const test =
    step.model === 'ir.mail_server' ? kinds['own-test-outgoing'] : kinds['own-test-incoming'];
  const title = step.kind === 'own-test' ? test : kinds[step.kind];
  return {
    title: fill(title, values),
    riskText: `${risks[step.risk]} ${undo[step.undo]}`.trim(),
    blockedText: step.blocked === null ? null : blocks[step.blocked],
  };
}

/** The title of the undoing of a step. */
export function translateUndo(
  kind: OdooStepKind,
  name: string,
  field: string | null,
  language: Language,
): string {
  return fill(texts[language].undone[kind], { name, field: field ?? '', after: '' });
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
