/** What a proxy did instead of connecting. The codes are matched by the catalogue (row 121). */
export type ProxyErrorCode =
  /** 407, or SOCKS asked for credentials and refused those given. */
  | 'EPROXYAUTH'
  /** The proxy answered, and does not connect to this host and port. */
  | 'EPROXY'
  /** The proxy itself cannot be reached. */
  | 'EPROXYUNREACHABLE';

export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  constructor(
    readonly code: ProxyErrorCode,
    /** The proxy's own words, or those of the system. */
    text: string,
  ) {
    super(text);
  }
}
