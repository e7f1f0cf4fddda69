import { useTranslation } from 'react-i18next';
import { type TemplateChange } from '../../../contract/sender-rules.ts';

type Setting = Extract<TemplateChange, { kind: 'change-setting' }>['setting'];

/** Keys of texts hold no dots. */
const keys = {
  'aliasDomain.name': 'aliasDomainName',
  'aliasDomain.defaultFrom': 'aliasDomainDefaultFrom',
  mailDefaultFrom: 'mailDefaultFrom',
} as const satisfies Record<Setting, string>;

/** How a setting is called inside a sentence. */
export function useSettingName(): (setting: Setting) => string {
  const { t } = useTranslation();
  return (setting) => t(`senderRules.templates.settings.${keys[setting]}`);
}
