/** All texts of a language file by their full key, e.g. `steps.dns`. */
export function flattenTexts(file: object): ReadonlyMap<string, string> {
  return new Map(entriesOf(file, ''));
}

function entriesOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, each]) =>
    entriesOf(each, path === '' ? key : `${path}.${key}`),
  );
}

/** The `{{placeholder}}`s of a text, sorted. */
export function placeholdersOf(text: string): string[] {
  return (text.match(/\{\{[^}]+\}\}/g) ?? []).sort();
}
