/** Ends a switch over a union: a new member then fails the build, and a wrong value the run. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
