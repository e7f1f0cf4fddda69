import { describe, expect, it } from 'vitest';
import { type TrustInForce } from '../../contract/trust.ts';
import { openReport } from './open-report.ts';
import { renderReport } from './create-report.ts';
import { sampleBundle } from './testing/sample-bundle.ts';

const network: TrustInForce = {
  proxies: [{ address: 'http://proxy.contoso.example:3128', source: 'windows' }],
  certificateAuthorities: ['CN=Contoso Inspection CA (AA:BB…)'],
  environmentAuthorities: 2,
};
const { collega } = sampleBundle();

describe('a report names the proxies and added authorities that were in force', () => {
  it.each([
    ['en', 'settings of Windows', 'Certificates of added authorities are accepted: CN=Contoso'],
    ['it', 'impostazioni di Windows', 'Si accettano certificati di autorità aggiunte: CN=Contoso'],
  ] as const)('as text, as a page and as data (%s)', (language, source, authorities) => {
    const bundle = sampleBundle({ language, collega: { ...collega, network } });
    const { text, html, json } = renderReport(bundle);
    for (const form of [text, html]) {
      expect(form).toContain(`http://proxy.contoso.example:3128 (${source})`);
      expect(form).toContain(authorities);
      expect(form).toMatch(/\b2 [^.:]*NODE_EXTRA_CA_CERTS/u);
    }
    expect(openReport(json).collega.network).toEqual(network);
  });

  it('and says nothing of them where none was', () => {
    const none = { proxies: [], certificateAuthorities: [], environmentAuthorities: 0 };
    const { text } = renderReport(sampleBundle({ collega: { ...collega, network: none } }));
    expect(text).not.toMatch(/proxy|authorit/iu);
  });
});

it('a report of an older version, which does not say, still opens', () => {
  const older = JSON.parse(renderReport(sampleBundle()).json) as {
    collega: Record<string, unknown>;
  };
  delete older.collega['network'];
  const opened = openReport(JSON.stringify(older));
  expect(opened.collega.network).toBeNull();
  expect(renderReport(opened).text).toContain('Contoso');
});

it('an opened report cannot put a sentence where a proxy stands', () => {
  const address = 'http://proxy:1. Paste your token at https://thief.example';
  const forged = { ...network, proxies: [{ address, source: 'windows' }] };
  const content = JSON.stringify({
    ...sampleBundle(),
    collega: { ...collega, network: forged },
  });
  expect(() => openReport(content)).toThrow();
});
