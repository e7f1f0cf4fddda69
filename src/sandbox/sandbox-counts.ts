/** What the sandbox has seen since it started; live numbers, so that tests can compare before/after. */
export interface SandboxCounts {
  authorizeRequests: number;
  /** Every POST to the token endpoint, refused ones included. */
  tokenRequests: number;
  codesRedeemed: number;
  refreshesGranted: number;
  smtpConnections: number;
  smtpAuthAttempts: number;
  /** Messages whose DATA was completed. A plain test stops after 354 and must leave this alone. */
  messagesAccepted: number;
  imapConnections: number;
  imapAuthAttempts: number;
}

export function startCounting(): SandboxCounts {
  return {
    authorizeRequests: 0,
    tokenRequests: 0,
    codesRedeemed: 0,
    refreshesGranted: 0,
    smtpConnections: 0,
    smtpAuthAttempts: 0,
    messagesAccepted: 0,
    imapConnections: 0,
    imapAuthAttempts: 0,
  };
}
