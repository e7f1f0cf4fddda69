/** One of the addresses that a host name leads to. */
export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}
