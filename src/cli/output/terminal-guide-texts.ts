import { guideTexts, type GuideTexts } from '../../languages/translate-guide.ts';
import { translate, currentLanguage } from '../terminal/texts.ts';

/**
 * The guide's texts where the window's speak of its own forms and buttons: here they name the
 * command. Odoo's "General Settings" and the portal's buttons stay.
 */
export function terminalGuideTexts(): GuideTexts {
  const texts = guideTexts(currentLanguage());
  const { steps, values, reasons } = texts;
  return {
    ...texts,
    values: { ...values, unknown: translate('guide.unknown') },
    reasons: {
      ...reasons,
      'not-checked-yet': translate('guide.notCheckedYet'),
      'values-missing': translate('guide.valuesMissing'),
      'other-cloud': translate('guide.otherCloud', { host: '{{host}}' }),
      'senders-unknown': translate('guide.sendersUnknown'),
      'day-unknown': translate('guide.dayUnknown'),
      'odoo-not-read': translate('guide.odooNotRead'),
    },
    steps: {
      ...steps,
      registration: {
        ...steps.registration,
        do: replaced(steps.registration.do, { 4: translate('guide.applicationId') }),
      },
      'account-types': {
        ...steps['account-types'],
        why: translate('guide.accountTypes'),
        do: replaced(steps['account-types'].do, {
          1: translate('guide.chooseType'),
          2: translate('guide.oneTenant'),
        }),
      },
      'admin-consent': {
        ...steps['admin-consent'],
        do: replaced(steps['admin-consent'].do, {
          1: translate('guide.message'),
          3: translate('guide.consentGiven'),
        }),
      },
      secret: { ...steps.secret, do: replaced(steps.secret.do, { 3: translate('guide.secret') }) },
      outgoing: {
        ...steps.outgoing,
        do: (['outgoing', 'outgoingLink', 'outgoingTest'] as const).map((line) =>
          translate(`guide.${line}`),
        ),
      },
      incoming: {
        ...steps.incoming,
        do: (['incoming', 'outgoingLink', 'incomingTest'] as const).map((line) =>
          translate(`guide.${line}`),
        ),
      },
      'odoo-senders': {
        ...steps['odoo-senders'],
        do: replaced(steps['odoo-senders'].do, { 3: translate('guide.senders') }),
      },
      'odoo-outgoing': {
        ...steps['odoo-outgoing'],
        do: replaced(steps['odoo-outgoing'].do, { 4: translate('guide.explainOdoo') }),
      },
    },
  };
}

function replaced(lines: readonly string[], others: Readonly<Record<number, string>>): string[] {
  return lines.map((line, index) => others[index] ?? line);
}
