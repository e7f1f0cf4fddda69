/** Odoo's `2026-11-20 08:00:00`, UTC, as ISO 8601; null for what is no such time. */
export function isoOfOdoo(time: string | null): string | null {
  if (time === null || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(time)) return null;
  const at = new Date(`${time.slice(0, 19).replace(' ', 'T')}Z`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
