import { guideTexts, type GuideTexts } from '../../languages/translate-guide.ts';
import { say, spokenLanguage } from '../terminal/texts.ts';

/**
 * The guide's texts where the window's speak of its own forms and buttons: here they name the
 * command. Odoo's "General Settings" and the portal's buttons stay.
 */
export function terminalGuideTexts(): GuideTexts {
  const texts = guideTexts(spokenLanguage());
  const { steps, values, reasons } = texts;
  return {
    ...texts,
    values: { ...values, unknown: say('guide.unknown') },
    reasons: {
      ...reasons,
      'not-checked-yet': say('guide.notCheckedYet'),
      'values-missing': say('guide.valuesMissing'),
      'other-cloud': say('guide.otherCloud', { host: '{{host}}' }),
      'day-unknown': say('guide.dayUnknown'),
    },
    steps: {
      ...steps,
      registration: {
        ...steps.registration,
        do: replaced(steps.registration.do, { 4: say('guide.applicationId') }),
      },
      'account-types': {
        ...steps['account-types'],
        why: say('guide.accountTypes'),
        do: replaced(steps['account-types'].do, {
          1: say('guide.chooseType'),
          2: say('guide.oneTenant'),
        }),
      },
      'admin-consent': {
        ...steps['admin-consent'],
        do: replaced(steps['admin-consent'].do, {
          1: say('guide.message'),
          3: say('guide.consentGiven'),
        }),
      },
      secret: { ...steps.secret, do: replaced(steps.secret.do, { 3: say('guide.secret') }) },
      outgoing: {
        ...steps.outgoing,
        do: replaced(steps.outgoing.do, { 4: say('guide.outgoing') }),
      },
      incoming: {
        ...steps.incoming,
        do: replaced(steps.incoming.do, { 4: say('guide.incoming') }),
      },
    },
  };
}

function replaced(lines: readonly string[], others: Readonly<Record<number, string>>): string[] {
  return lines.map((line, index) => others[index] ?? line);
}
