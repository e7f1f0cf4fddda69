import { describe, expect, it } from 'vitest';
import { usualMailHosts } from './mail-hosts.ts';

const hostsOf = (...about: Parameters<typeof usualMailHosts>) => {
  const { smtp, imap } = usualMailHosts(...about);
  return [`${smtp.host}:${smtp.port}`, `${imap.host}:${imap.port}`];
};

describe('the usual mail servers', () => {
  it('of a personal account are its own, whatever the app accepts', () => {
    const own = ['smtp-mail.outlook.com:587', 'outlook.office365.com:993'];
    expect(hostsOf({ cloud: 'global', authority: { kind: 'common' } }, true)).toEqual(own);
    expect(hostsOf({ cloud: 'global', authority: { kind: 'consumers' } })).toEqual(own);
  });

  it('of a single tenant are those of its cloud', () => {
    const authority = { kind: 'tenant', tenant: 'contoso.com' } as const;
    expect(hostsOf({ cloud: 'us-government', authority })).toEqual([
      'smtp.office365.us:587',
      'outlook.office365.us:993',
    ]);
    expect(hostsOf({ cloud: 'china', authority }, true)).toEqual([
      'smtp.partner.outlook.cn:587',
      'partner.outlook.cn:993',
    ]);
  });
});
