import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatDuration } from '../../languages/format-values.ts';
import { formatDateTime, formatLongDay, localeFor } from './format.ts';

/** Dates and numbers as the user's region writes them. */
export function useFormat() {
  const { i18n } = useTranslation();
  const locale = localeFor(i18n.language, navigator.languages);
  return useMemo(
    () => ({
      dateTime: (iso: string) => formatDateTime(iso, locale),
      day: (iso: string) => formatDay(iso, locale),
      longDay: (iso: string) => formatLongDay(iso, locale),
      duration: (milliseconds: number) => formatDuration(milliseconds, locale),
      number: (value: number) => new Intl.NumberFormat(locale).format(value),
    }),
    [locale],
  );
}
