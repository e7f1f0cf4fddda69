/** `iso` is a calendar day: it must not slip to the day before west of Greenwich. */
export function formatDay(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );
}

const durationFormats = new Map<string, Intl.NumberFormat>();

/** Kept: a report of a large client formats ten thousand durations, and each new one costs 0.2 ms. */
function durationFormat(locale: string, unit: 'second' | 'millisecond'): Intl.NumberFormat {
  const key = `${locale} ${unit}`;
  const known = durationFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'second' ? 1 : 0,
  });
  durationFormats.set(key, made);
  return made;
}

/** Milliseconds below one second, seconds with one digit above. */
export function formatDuration(milliseconds: number, locale: string): string {
  return milliseconds >= 1000
    ? durationFormat(locale, 'second').format(milliseconds / 1000)
    : durationFormat(locale, 'millisecond').format(milliseconds);
}
