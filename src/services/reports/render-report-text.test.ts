import { describe, expect, it } from 'vitest';
import { renderReportText } from './render-report-text.ts';
import { textsIn } from './report-texts.ts';
import { sampleBundle, sampleFinding, sampleServer, sampleTest } from './testing/sample-bundle.ts';

const textOf = (bundle = sampleBundle()) => renderReportText(bundle, textsIn(bundle.language));

describe('the text for a ticket', () => {
  it('says the verdict, the server, the finding, the own words, and of which app', () => {
    const text = textOf();
    for (const words of [
      'Mail servers: 1 of 1 does not work.',
      'Outgoing mail (SMTP), john@contoso.com, smtp.office365.com:587: Failed, stopped at: Authentication (XOAUTH2)',
      '[smtp-auth-disabled-for-mailbox]',
      'Server: 535 5.7.139',
      'Who must act: The Exchange administrator',
      '> Set-CASMailbox john@contoso.com',
      '11111111-2222-3333-4444-555555555555',
      'contoso.onmicrosoft.com',
      'Collega 1.2.3',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('stays within about 30 lines for 500 mailboxes, and tells each cause once', () => {
    const passed = sampleTest({ outcome: 'passed', findings: [], steps: [] });
    const servers = Array.from({ length: 500 }, (_, index) =>
      sampleServer({
        username: `m${index}@contoso.com`,
        test: index === 499 ? sampleTest() : passed,
      }),
    );
    const lines = textOf(sampleBundle({ servers })).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(31);
    expect(lines[2]).toContain('1 server: SMTP AUTH is switched off for');
    expect(lines[3]).toContain('m499@contoso.com');
    expect(lines.join('\n')).not.toContain('More in the HTML report');
  });

  it('tells every cause of a server to whom it concerns, and counts servers and mailboxes', () => {
    const findings = [
      sampleFinding({ code: 'mailbox-not-linked', owner: 'mailbox-user' }),
      sampleFinding({ code: 'computer-offline', owner: 'network-admin' }),
    ];
    const servers = [0, 1, 2, 3, 4].flatMap((index) =>
      (['outgoing', 'incoming'] as const).map((direction) =>
        sampleServer({
          direction,
          username: `m${index}@contoso.com`,
          test: sampleTest({ direction, findings }),
        }),
      ),
    );
    const text = textOf(sampleBundle({ servers }));
    expect(text).toMatch(/10 servers \(5 mailboxes\): .* \[mailbox-not-linked\]/);
    expect(text).toMatch(/10 servers \(5 mailboxes\): .* \[computer-offline\]/);
    expect(text).toContain('Who must act: The network administrator');
    expect(text).toContain('10 of 10 do not work');
  });

  it('counts a server once whose broken link its test met too', () => {
    const [link] = sampleBundle().links;
    if (link === undefined) expect.fail('no link');
    const finding = sampleFinding({ code: 'refresh-token-expired', title: 'Expired' });
    const links = [
      { ...link, mailbox: 'm0@contoso.com', health: { state: 'broken', finding } as const },
    ];
    const servers = Array.from({ length: 7 }, (_, index) =>
      sampleServer({
        username: `m${index}@contoso.com`,
        test: sampleTest({ findings: index === 0 ? [finding] : [] }),
      }),
    );
    const text = textOf(sampleBundle({ servers, links }));
    expect(text).toMatch(/- 1 server: .* \[refresh-token-expired\]/);
  });

  it('tells a finding that two servers share once', () => {
    const servers = [sampleServer(), sampleServer({ name: 'second' })];
    expect(textOf(sampleBundle({ servers })).split('Cause as stored')).toHaveLength(2);
  });

  it('says why a link is broken that was not tested since', () => {
    const [link] = sampleBundle().links;
    if (link === undefined) expect.fail('no link');
    const finding = sampleFinding({ code: 'refresh-token-expired', title: 'Expired' });
    const links = [{ ...link, health: { state: 'broken', finding } as const }];
    expect(textOf(sampleBundle({ links, servers: [sampleServer({ test: null })] }))).toContain(
      'Expired [refresh-token-expired]',
    );
  });

  it('puts no control character of a server on a terminal, and no line of its own', () => {
    const finding = sampleFinding({ evidence: ['535 \u001b]0;evil\u0007 one\r\n- two'] });
    const servers = [sampleServer({ test: sampleTest({ findings: [finding] }) })];
    const text = textOf(sampleBundle({ servers }));
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(text).toContain('one - two');
  });
});
