/** Applies `change` to every text inside a JSON value, the names of fields excepted. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  return mapValue(value, change) as Value;
}

function mapValue(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapValue(each, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mapValue(each, change)]),
  );
}
