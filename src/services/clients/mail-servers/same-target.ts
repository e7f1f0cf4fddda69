interface Target {
  readonly host: string;
  readonly port: number;
  readonly username: string;
}

/** Whether both are the same mailbox at the same place, so that a test of one says what the other is. */
export function isSameTarget(one: Target, other: Target): boolean {
  return (
    one.host.toLowerCase() === other.host.toLowerCase() &&
    one.port === other.port &&
    one.username.toLowerCase() === other.username.toLowerCase()
  );
}
