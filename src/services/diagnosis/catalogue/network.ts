import { type CatalogueEntry } from '../catalogue-entry.ts';

/** DNS and TCP, towards a mail server or the authority (failures.md A4). */
export const networkEntries: readonly CatalogueEntry[] = [
  {
    code: 'host-not-found',
    severity: 'error',
    rows: [110],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [{ kind: 'network', stage: ['dns'], code: ['ENOTFOUND', 'ENODATA'] }],
  },
  {
    code: 'dns-unavailable',
    severity: 'error',
    rows: [111],
    owner: 'network-admin',
    about: 'network',
    when: [
      {
        kind: 'network',
        stage: ['dns'],
        code: ['EAI_AGAIN', 'ESERVFAIL', 'SERVFAIL', 'ETIMEOUT', 'ETIMEDOUT', 'ECONNREFUSED'],
      },
    ],
  },
  {
    code: 'dns-failed',
    severity: 'error',
    rows: [],
    owner: 'network-admin',
    about: 'network',
    when: [{ kind: 'network', stage: ['dns'] }],
  },
  {
    code: 'port-blocked',
    severity: 'error',
    rows: [114, 115, 120],
    owner: 'network-admin',
    about: 'network',
    when: [{ kind: 'network', stage: ['tcp'], code: ['ETIMEDOUT'] }],
    commands: ['Test-NetConnection {host} -Port {port}'],
    links: ['smtp-troubleshooting'],
  },
  {
    code: 'connection-refused',
    severity: 'error',
    rows: [116, 120],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [{ kind: 'network', stage: ['tcp'], code: ['ECONNREFUSED'] }],
  },
  {
    code: 'connection-reset',
    severity: 'error',
    rows: [117],
    owner: 'network-admin',
    about: 'network',
    when: [
      { kind: 'network', stage: ['tcp', 'tls'], code: ['ECONNRESET', 'EPIPE', 'ECONNABORTED'] },
      { kind: 'conversation', problem: ['reset'] },
    ],
  },
  {
    code: 'connection-forbidden-locally',
    severity: 'error',
    rows: [118],
    owner: 'network-admin',
    about: 'computer',
    when: [{ kind: 'network', stage: ['tcp'], code: ['EACCES', 'EPERM'] }],
  },
  {
    code: 'no-route',
    severity: 'error',
    rows: [113, 119],
    owner: 'network-admin',
    about: 'network',
    when: [
      {
        kind: 'network',
        stage: ['tcp'],
        code: ['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL'],
      },
    ],
  },
  {
    code: 'server-unreachable',
    severity: 'error',
    rows: [],
    owner: 'network-admin',
    about: 'network',
    when: [{ kind: 'network', stage: ['tcp'] }],
  },
  {
    code: 'proxy-refused',
    severity: 'error',
    rows: [121, 106],
    owner: 'network-admin',
    about: 'network',
    when: [
      { kind: 'network', code: ['EPROXY', 'ProxyError', 'ERR_PROXY_TUNNEL'] },
      { kind: 'network', text: /\b407\b|proxy authentication/i },
    ],
  },
  {
    code: 'authority-unreachable',
    severity: 'error',
    rows: [107, 108],
    owner: 'network-admin',
    about: 'network',
    when: [{ kind: 'network', stage: ['authority'] }],
    links: ['microsoft-365-status'],
  },
];
