/** A pair of mail servers to measure against, both with TLS, both behind the delaying proxy. */
export interface MailPlace {
  readonly name: string;
  readonly smtpPort: number;
  readonly imapPort: number;
  readonly username: string;
  readonly accessToken: string;
  /** PEM of the authority that issued their certificates for `localhost`. */
  readonly certificateAuthority: string;
}

/** One way of checking a mailbox; resolves when it has its answer, rejects when refused. */
export type Check = (place: MailPlace) => Promise<void>;
