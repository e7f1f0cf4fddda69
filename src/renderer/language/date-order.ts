/** What a date consists of, in the order in which a language writes it. */
export type DatePart = 'day' | 'month' | 'year';

/**
 * The order in which a region writes day, month and year: 12/07 is the 7th of December in one and
 * the 12th of July in another.
 */
export function dateOrder(locale: string): readonly DatePart[] {
  return new Intl.DateTimeFormat(locale)
    .formatToParts(0)
    .flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type] : []));
}

/**
 * A day as people write it: `2027-05-31` everywhere, or three numbers in the order of the region
 * with the year in four digits. Null for anything else, and for days that no calendar has.
 */
export function readDay(text: string, order: readonly DatePart[]): string | null {
  const numbers = /^(\d{1,4})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{1,4})$/.exec(text.trim());
  if (numbers === null) return null;
  const [, ...typed] = numbers;
  const parts: readonly DatePart[] = typed[0]?.length === 4 ? ['year', 'month', 'day'] : order;
  const valueOf = (part: DatePart): string => typed[parts.indexOf(part)] ?? '';
  if (valueOf('year').length !== 4) return null;
  const day = [valueOf('year'), valueOf('month'), valueOf('day')]
    .map((value) => value.padStart(2, '0'))
    .join('-');
  const date = new Date(`${day}T00:00:00Z`);
  // The 31st of February would be the 3rd of March.
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day) ? null : day;
}
