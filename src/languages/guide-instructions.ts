import { type GuideTexts } from './translate-guide.ts';

/**
 * The instructions of a step, those included that depend on the client: which account type to choose
 * (`signInAudience`), whether Odoo needs an endpoint of its own.
 */
export function guideInstructions(
  step: keyof GuideTexts['steps'],
  values: { readonly signInAudience: string; readonly odooEndpoint: string | null },
  { steps }: GuideTexts,
): readonly { readonly text: string; readonly choice: string | null }[] {
  const lines = steps[step].do.map((text) => ({ text, choice: null }));
  switch (step) {
    case 'account-types': {
      const choices: Readonly<Record<string, string>> = steps[step].choose;
      const choice = choices[values.signInAudience] ?? values.signInAudience;
      return lines.map((line, index) => (index === 1 ? { ...line, choice } : line));
    }
    case 'admin-consent':
      return values.signInAudience === 'PersonalMicrosoftAccount'
        ? [{ text: steps[step].none, choice: null }]
        : lines;
    case 'odoo-settings': {
      const { endpointNeeded, endpointNotNeeded } = steps[step];
      const text = values.odooEndpoint === null ? endpointNotNeeded : endpointNeeded;
      return [...lines, { text, choice: null }];
    }
    default:
      return lines;
  }
}
