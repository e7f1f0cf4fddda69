import { useTranslation } from 'react-i18next';
import { describeOdooValue } from '../../../languages/odoo-values.ts';

/** A value of one of Odoo's fields, in the words of the forms that it stands in. */
export function useShownValue(): (field: string | null, value: string | null) => string {
  const { t } = useTranslation();
  return (field, value) => describeOdooValue(field, value, (key) => t(key as never));
}
