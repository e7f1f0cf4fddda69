/** What a client sent as its XOAUTH2 initial response: `user=…^Aauth=Bearer …^A^A`. */
export interface Xoauth2Credentials {
  readonly user: string;
  readonly accessToken: string;
}

/** Reads the base64 of a SASL XOAUTH2 response; null when it is badly built (rows 145 and 178). */
export function readXoauth2(base64: string): Xoauth2Credentials | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const text = Buffer.from(base64, 'base64').toString('utf8');

  const match = /^user=([^\u0001]+)\u0001auth=Bearer ([^\u0001]+)\u0001\u0001$/i.exec(text);
  const [, user, accessToken] = match ?? [];
  return user === undefined || accessToken === undefined ? null : { user, accessToken };
}
