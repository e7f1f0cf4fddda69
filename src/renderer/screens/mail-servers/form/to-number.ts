/** An empty or half-typed number stays not-a-number, and the contract names the field. */
export function toNumber(value: unknown): number {
  return typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
}
