import { generate } from 'selfsigned';

export interface TestCertificates {
  /** PEM of the authority, for the plan. */
  readonly authority: string;
  readonly cert: string;
  readonly key: string;
}

/**
 * Issues a certificate for `name`, signed by a new authority; valid from two days ago, or from
 * `startsInDays`.
 */
export async function issueTestCertificates(
  name = 'localhost',
  lifetimeDays = 30,
  startsInDays = -2,
): Promise<TestCertificates> {
  const notBeforeDate = new Date(Date.now() + 86_400_000 * startsInDays);
  const notAfterDate = new Date(notBeforeDate.getTime() + 86_400_000 * lifetimeDays);
  const kind = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256', notBeforeDate } as const;
  const authority = await generate([{ name: 'commonName', value: 'Test authority' }], {
    ...kind,
    notAfterDate: new Date(Date.now() + 86_400_000 * 30),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: 'commonName', value: name }], {
    ...kind,
    notAfterDate,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: name },
          ...(name === 'localhost' ? [{ type: 7 as const, ip: '127.0.0.1' }] : []),
        ],
      },
    ],
  });
  return { authority: authority.cert, cert: server.cert, key: server.private };
}
