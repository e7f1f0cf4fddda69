import { describe, expect, it } from 'vitest';
import { isOwnMessage, mayBeBounce, readBounce } from './read-bounce.ts';

const token = '6f1d2c3b-0000-4000-8000-000000000000';
const report = (lines: readonly string[]): string =>
  [...lines, '', `Message-ID: <collega-${token}@contoso.com>`, ''].join('\r\n');

describe('a bounce', () => {
  it('is read by its diagnostic, folded lines joined', () => {
    const source = report([
      'Action: failed',
      'Status: 5.1.8',
      'Diagnostic-Code: smtp;550 5.1.8 Access denied,',
      ' bad outbound sender',
    ]);
    expect(readBounce(source, token)).toBe('550 5.1.8 Access denied, bad outbound sender');
  });

  it('without a diagnostic is read by Exchange’s sentence, else by its status', () => {
    const sentence = "Remote Server returned '550 5.7.708 Service unavailable'";
    expect(readBounce(report([sentence, 'Status: 5.7.708']), token)).toBe(
      '550 5.7.708 Service unavailable',
    );
    expect(readBounce(report(['Action: failed', 'Status: 5.7.708']), token)).toBe('5.7.708');
  });

  it('of another message, or one that tells of a delay, is none', () => {
    expect(readBounce(report(['Status: 5.1.8']), 'another')).toBeNull();
    expect(readBounce(report(['Action: delayed', 'Status: 4.4.1']), token)).toBeNull();
  });

  it('is a report or a letter of a mail system, not any letter', () => {
    const head = (header: string) => ({ uid: 1, header });
    expect(mayBeBounce(head('Content-Type: multipart/report; boundary=x'))).toBe(true);
    expect(mayBeBounce(head('From: <MAILER-DAEMON@localhost>'))).toBe(true);
    expect(mayBeBounce(head('From: Ann <ann@contoso.com>\r\nContent-Type: text/plain'))).toBe(
      false,
    );
  });
});

describe('our own message', () => {
  const id = `<collega-${token}@contoso.com>`;

  it('is known by its Message-ID, or by the one that a personal account replaced', () => {
    expect(isOwnMessage({ uid: 1, header: `Message-ID: ${id}` }, id)).toBe(true);
    const replaced = `Message-ID: <new@outlook.com>\r\nX-Microsoft-Original-Message-ID: ${id}`;
    expect(isOwnMessage({ uid: 1, header: replaced }, id)).toBe(true);
  });

  it('is not a message that answers it', () => {
    const answer = `Message-ID: <other@a>\r\nIn-Reply-To: ${id}`;
    expect(isOwnMessage({ uid: 1, header: answer }, id)).toBe(false);
  });
});
