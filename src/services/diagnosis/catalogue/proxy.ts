import { type CatalogueEntry } from '../catalogue-entry.ts';

/** What a proxy does instead of connecting (row 121), towards a mail server or the authority. */
export const proxyEntries: readonly CatalogueEntry[] = [
  {
    code: 'proxy-sign-in-needed',
    severity: 'error',
    rows: [121, 106],
    owner: 'network-admin',
    about: 'network',
    // The words too: "407" alone means the more general `proxy-refused`.
    when: [
      { kind: 'network', code: ['EPROXYAUTH'], text: /./ },
      { kind: 'network', code: ['EPROXYAUTH'], says: ['Proxy Authentication Required'] },
    ],
  },
  {
    code: 'proxy-unreachable',
    severity: 'error',
    rows: [121],
    owner: 'network-admin',
    about: 'network',
    when: [{ kind: 'network', code: ['EPROXYUNREACHABLE'] }],
  },
  {
    code: 'proxy-script-not-run',
    severity: 'error',
    rows: [107, 121],
    owner: 'network-admin',
    about: 'computer',
    when: [{ kind: 'network', stage: ['authority'], code: ['PROXY_SCRIPT'] }],
  },
];
