import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOrder } from './date-order.ts';
import { formatDay, formatDuration } from '../../languages/format-values.ts';
/** The user's own region of the language, so that dates look as on the rest of the machine. */
export function localeFor(language: string, machineLocales: readonly string[]): string {
  return machineLocales.find((locale) => locale.split('-')[0] === language) ?? language;
}

export function formatDateTime(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(iso),
  );
}

/** The same with its month and weekday in words, which no order of numbers can confuse. */
export function formatLongDay(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );
}

/** Whole days from `today` to `day`, both ISO calendar days; negative when it has passed. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

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
      /** In which order a day is typed. */
      dayOrder: dateOrder(locale),
      number: (value: number) => new Intl.NumberFormat(locale).format(value),
    }),
    [locale],
  );
}
