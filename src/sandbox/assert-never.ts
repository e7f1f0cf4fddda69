/** Ends a switch over a union. The sandbox's own: it shares no code with what it tests. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
